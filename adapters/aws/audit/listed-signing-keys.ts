import {
  CloudTrailClient,
  ListPublicKeysCommand,
  type PublicKey,
} from '@aws-sdk/client-cloudtrail';
import { COMMAND_OPTIONS } from '#adapters/aws/clients.ts';
import { asAirlockError } from '#adapters/aws/vendor-errors.ts';
import { DIGEST_DELIVERY_MS } from '#core/audit/audit-limits.ts';
import { type SigningKey, signingKeys } from '#core/audit/digests/public-keys.ts';
import type { SigningKeys } from '#core/ports/signing-keys.ts';

/** A client of a region. Tests bring their own. */
export type TrailClientOf = (region: string) => CloudTrailClient;

const clientOf: TrailClientOf = (region) => new CloudTrailClient({ ...COMMAND_OPTIONS, region });

/** As the command line prints it. */
const listedKey = ({ Fingerprint, Value, ValidityStartTime, ValidityEndTime }: PublicKey) => ({
  Fingerprint,
  Value: Value && Buffer.from(Value).toString('base64'),
  ValidityStartTime: ValidityStartTime?.toISOString(),
  ValidityEndTime: ValidityEndTime?.toISOString(),
});

/** The keys of CloudTrail itself, region by region, with the credentials of the environment. */
export const listedSigningKeys =
  (client: TrailClientOf = clientOf): SigningKeys =>
  async ({ region, from, to }): Promise<readonly SigningKey[]> => {
    const asked = client(region);
    const time = {
      StartTime: new Date(from - DIGEST_DELIVERY_MS),
      EndTime: new Date(to + DIGEST_DELIVERY_MS),
    };
    const keys: PublicKey[] = [];
    let page: string | undefined;
    try {
      do {
        const said = await asked.send(new ListPublicKeysCommand({ ...time, NextToken: page }));
        keys.push(...(said.PublicKeyList ?? []));
        page = said.NextToken;
      } while (page);
    } catch (error) {
      throw asAirlockError(error, 'the public keys of CloudTrail');
    } finally {
      asked.destroy();
    }
    return signingKeys(keys.map(listedKey));
  };
