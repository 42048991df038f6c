import { trailFolder } from '#adapters/local/trail-folder.ts';
import type { ProofChoice } from '#cli/audit/proof-options.ts';
import { readPublicKeys } from '#cli/read-public-keys.ts';
import { timeOf } from '#cli/time-of.ts';
import type { AskedTime } from '#core/audit/digests/judge-chain.ts';
import type { LogVerdict } from '#core/audit/digests/log-verdict.ts';
import type { SigningKeys } from '#core/audit/digests/public-keys.ts';
import { trailName } from '#core/audit/digests/trail-name.ts';
import { verifyLogs } from '#core/audit/digests/verify-logs.ts';
import { AirlockError } from '#core/errors.ts';

const askedTime = ({ from, to }: ProofChoice): AskedTime => {
  const asked = { from: timeOf(from, 'beginning'), to: timeOf(to, 'end') };
  if ((asked.from ?? Number.NEGATIVE_INFINITY) <= (asked.to ?? Number.POSITIVE_INFINITY))
    return asked;
  throw new AirlockError('usage', 'The time of --from is after that of --to: swap them.');
};

/** The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
const keysOf = async ({ publicKeys }: ProofChoice): Promise<SigningKeys> => {
  if (publicKeys === undefined) {
    const { listedSigningKeys } = await import('#adapters/aws/audit/listed-signing-keys.ts');
    return listedSigningKeys();
  }
  const keys = await readPublicKeys(publicKeys);
  return async () => keys;
};

/** Proves the log files of a folder by their digests, as those of the trail with this ARN. */
export const verifyFolder = async (
  folder: string,
  arn: string,
  choice: ProofChoice,
): Promise<LogVerdict> => {
  const asked = askedTime(choice);
  const trail = trailName(arn);
  const keys = await keysOf(choice);
  return verifyLogs({ files: await trailFolder(folder), keys, trail, asked });
};
