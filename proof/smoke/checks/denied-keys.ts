import {
  DecryptCommand,
  type EncryptionAlgorithmSpec,
  GenerateMacCommand,
} from '@aws-sdk/client-kms';
import type { Check } from '#proof/smoke/check.ts';
import { mustBeDenied } from '#proof/smoke/denial.ts';
import type { SmokeRoom } from '#proof/smoke/smoke-room.ts';

/**
 * Dry runs: KMS judges the right alone, needs no ciphertext, makes nothing even where it should have
 * refused, and CloudTrail records them like any call
 * (https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html).
 */
const deniedDecrypt = (
  called: string,
  KeyId: string,
  EncryptionAlgorithm: EncryptionAlgorithmSpec = 'SYMMETRIC_DEFAULT',
): Check => ({
  name: `this caller cannot decrypt with the key of ${called}`,
  tried: 'Decrypt as a dry run that ignores the ciphertext',
  run: (seat) =>
    mustBeDenied(seat, { event: 'Decrypt', kind: 'management', action: 'kms:Decrypt' }, () =>
      seat.clients.kms.send(
        new DecryptCommand({
          ...{ KeyId, EncryptionAlgorithm },
          ...{ DryRun: true, DryRunModifiers: ['IGNORE_CIPHERTEXT'] },
        }),
      ),
    ),
});

const deniedMac = (called: string, KeyId: string): Check => ({
  name: `this caller cannot make a MAC with the ${called}`,
  tried: 'GenerateMac as a dry run',
  run: (seat) =>
    mustBeDenied(
      seat,
      { event: 'GenerateMac', kind: 'management', action: 'kms:GenerateMac' },
      () =>
        seat.clients.kms.send(
          new GenerateMacCommand({
            KeyId,
            MacAlgorithm: 'HMAC_SHA_256',
            Message: Buffer.from('smoke test of rights'),
            DryRun: true,
          }),
        ),
    ),
});

/** Nobody outside the pipeline uses a key of the room. */
export const deniedKeys = ({ drops, vault, keys }: SmokeRoom): readonly Check[] => [
  ...[...drops, vault].map(({ called, keyArn }) => deniedDecrypt(called, keyArn)),
  ...(keys.opener === undefined
    ? []
    : [deniedDecrypt('sealed drops', keys.opener, 'RSAES_OAEP_SHA_256')]),
  deniedMac('token key', keys.token),
  deniedMac('ledger key', keys.ledger),
];
