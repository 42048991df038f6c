import { VerifyMacCommand } from '@aws-sdk/client-kms';
import { type Check, failed, judged } from '#proof/smoke/check.ts';
import { nameOf } from '#proof/smoke/denial.ts';

const MAC_BYTES = 32;

/** KMS judges a MAC only for a caller who may have it judged. */
export const mayVerify: Check = {
  name: 'this caller may verify the seals of the ledger',
  tried: 'VerifyMac of a MAC that nobody made',
  run: async ({ clients, room }) => {
    try {
      await clients.kms.send(
        new VerifyMacCommand({
          KeyId: room.keys.ledger,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: Buffer.from('smoke test of rights'),
          Mac: Buffer.alloc(MAC_BYTES),
        }),
      );
    } catch (error) {
      const name = nameOf(error);
      return judged(
        name === 'KMSInvalidMacException',
        'KMS looked at the MAC and found it wrong.',
        `KMS answered ${name}.`,
      );
    }
    return failed('KMS called a made-up MAC valid.');
  },
};
