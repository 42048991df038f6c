import { type ProofChoice, proofOptions } from '#cli/audit/proof-options.ts';
import { type CliCommand, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { logVerdictLines } from '#cli/render/log-verdict.ts';
import { LogVerdictDocument } from '#core/documents/log-verdict-document.ts';

interface Options extends ProofChoice {
  readonly trail: string;
  readonly trailArn: string;
}

/** `airlock audit verify`: whether the log files of a trail are those that CloudTrail delivered. */
export const auditVerify: CliCommand<Options, LogVerdictDocument> = {
  examples: [
    'audit verify --trail logs --trail-arn arn:aws:cloudtrail:eu-central-1:111122223333:trail/spring-prod --public-keys keys.json',
    'audit verify --trail logs --trail-arn arn:aws:cloudtrail:eu-central-1:111122223333:trail/spring-prod --from 2026-11-01 --to 2026-11-25',
  ],
  options: [
    required('--trail <dir>', 'a folder of log files and digests, as they lie in the bucket'),
    required('--trail-arn <arn>', 'the trail that delivered them'),
    ...proofOptions,
  ],
  document: LogVerdictDocument,
  run: async ({ options }) => {
    const { verifyFolder } = await import('#cli/audit/verify-folder.ts');
    const verdict = await verifyFolder(options.trail, options.trailArn, options);
    return { kind: 'log-verdict', ...verdict };
  },
  render: logVerdictLines,
  exitCode: ({ faults }) => (faults.length === 0 ? EXIT.done : EXIT.found),
};
