import { Option } from 'commander';
import { trailFolder } from '#adapters/local/trail-folder.ts';
import { type CliCommand, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { readPublicKeys } from '#cli/read-public-keys.ts';
import { logVerdictLines } from '#cli/render/log-verdict.ts';
import { timeOf } from '#cli/time-of.ts';
import type { AskedTime } from '#core/audit/digests/judge-chain.ts';
import { trailName } from '#core/audit/digests/trail-name.ts';
import { verifyLogs } from '#core/audit/digests/verify-logs.ts';
import { LogVerdictDocument } from '#core/documents/log-verdict-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { SigningKeys } from '#core/ports/signing-keys.ts';

interface Options {
  readonly trail: string;
  readonly trailArn: string;
  readonly publicKeys?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `airlock audit verify`: whether the log files of a trail are those that CloudTrail delivered. */
export const auditVerify: CliCommand<Options, LogVerdictDocument> = {
  name: 'audit verify',
  summary: 'prove that no log file of CloudTrail was changed, removed or added',
  examples: [
    'audit verify --trail logs --trail-arn arn:aws:cloudtrail:eu-central-1:111122223333:trail/spring-prod --public-keys keys.json',
    'audit verify --trail logs --trail-arn arn:aws:cloudtrail:eu-central-1:111122223333:trail/spring-prod --from 2026-11-01 --to 2026-11-25',
  ],
  options: [
    required('--trail <dir>', 'a folder of log files and digests, as they lie in the bucket'),
    required('--trail-arn <arn>', 'the trail that delivered them'),
    new Option(
      '--public-keys <file>',
      'what "aws cloudtrail list-public-keys" answered; else CloudTrail is asked, as whoever is signed in',
    ),
    new Option('--from <time>', 'not before this day or time (UTC); else from the first digest'),
    new Option('--to <time>', 'up to this day or time; else to the newest digest that is there'),
  ],
  document: LogVerdictDocument,
  run: async ({ options }) => {
    const asked = askedTime(options);
    const trail = trailName(options.trailArn);
    const keys = await keysOf(options);
    const files = await trailFolder(options.trail);
    return { kind: 'log-verdict', ...(await verifyLogs({ files, keys, trail, asked })) };
  },
  render: logVerdictLines,
  exitCode: ({ faults }) => (faults.length === 0 ? EXIT.done : EXIT.found),
};

const askedTime = ({ from, to }: Options): AskedTime => {
  const asked = { from: timeOf(from, 'beginning'), to: timeOf(to, 'end') };
  if ((asked.from ?? Number.NEGATIVE_INFINITY) <= (asked.to ?? Number.POSITIVE_INFINITY))
    return asked;
  throw new AirlockError('usage', 'The time of --from is after that of --to: swap them.');
};

/** The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
const keysOf = async ({ publicKeys }: Options): Promise<SigningKeys> => {
  if (publicKeys === undefined) {
    const { listedSigningKeys } = await import('#adapters/aws/audit/listed-signing-keys.ts');
    return listedSigningKeys();
  }
  const keys = await readPublicKeys(publicKeys);
  return async () => keys;
};
