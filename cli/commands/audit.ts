import { Option } from 'commander';
import { proofOptions } from '#cli/audit/proof-options.ts';
import {
  checkReportFiles,
  reportFileOptions,
  writeReportFiles,
  writtenLines,
} from '#cli/audit/report-files.ts';
import type { AuditOptions } from '#cli/audit/report-of.ts';
import type { CliCommand } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { reportTextLines } from '#cli/render/audit-report.ts';
import { dayOf } from '#cli/time-of.ts';
import { isAtLeast } from '#core/audit/severity.ts';
import { AuditReport } from '#core/documents/audit-report.ts';
import { AirlockError } from '#core/errors.ts';
import type { UnreadReason } from '#core/trail/examined.ts';

/** `airlock audit`: what a trail of CloudTrail shows, to whoever reviews a room. */
export const audit: CliCommand<AuditOptions, AuditReport> = {
  examples: [
    'audit --trail logs --stack outputs.json',
    'audit --trail logs --all-resources',
    'audit --stack outputs.json --since 2026-11-01',
    'audit --trail logs --stack outputs.json --html report.html --ocsf findings.ndjson',
    'audit --trail logs --stack outputs.json --ledger ledger-copy --trail-arn arn:aws:cloudtrail:eu-central-1:111122223333:trail/spring-prod --public-keys keys.json --html report.html',
    'audit --room room --html report.html',
  ],
  options: [
    new Option('--trail <dir>', 'a folder of log files as CloudTrail writes them, however deep'),
    new Option(
      '--stack <name>',
      'the room: its name, or a .json file of its outputs (cdk deploy --outputs-file)',
    ),
    new Option('--all-resources', "judge every resource in the logs, not the room's alone"),
    new Option(
      '--since <day>',
      'with --stack alone: ask Athena for nothing before this day (UTC, 2026-11-26)',
    ).argParser(dayOf),
    new Option(
      '--ledger [dir]',
      'with --stack: hold the calls against its ledger too: a copy of the bucket of the ledger, or, if none is named, the one in the room',
    ),
    new Option(
      '--trail-arn <arn>',
      'with --trail: prove the log files too, as those of this trail, by the digests beside them',
    ),
    ...proofOptions,
    new Option('--room <dir>', 'a room of this machine instead: what its ledger tells'),
    ...reportFileOptions,
  ],
  document: AuditReport,
  run: async (given) => {
    checkSource(given.options);
    await checkReportFiles(given.options);
    // What judges a trail is loaded only where one is judged: no other command needs it to start.
    const { reportOf } = await import('#cli/audit/report-of.ts');
    const report = await reportOf(given);
    await writeReportFiles(report, given.options);
    return report;
  },
  render: (report, options) => [...reportTextLines(report), ...writtenLines(options)],
  exitCode: (report) => (findsAny(report) ? EXIT.found : EXIT.done),
};

/** What of a trail is lost to a reader, though it may hold events; the rest of what is unread is none, or was read. */
const LOST: readonly string[] = [
  'unreadable',
  'truncated',
  'damaged',
  'too-long',
] satisfies readonly UnreadReason[];

/** Whether somebody has to look at it: also where a part was lost or no file was there, which is no clean trail. */
const findsAny = ({ examined, findings, logs, reconciliation }: AuditReport): boolean =>
  examined?.files === 0 ||
  (examined?.unread ?? []).some(({ reason }) => LOST.includes(reason)) ||
  findings.some(({ severity }) => isAtLeast(severity, 'high')) ||
  (logs?.faults ?? []).length > 0 ||
  (reconciliation?.open ?? []).length > 0;

const usage = (message: string): AirlockError => new AirlockError('usage', message);

/** One place to look in, and only what is asked of that. */
const checkSource = (options: AuditOptions): void => {
  const { room, trail, stack, allResources, since, ledger, trailArn } = options;
  const { publicKeys, from, to } = options;
  const isGiven = (...some: readonly unknown[]): boolean => some.some((each) => each !== undefined);
  if (room !== undefined && isGiven(trail, stack, allResources, since, ledger, trailArn))
    throw usage(
      'With --room the report is of a ledger alone: leave out --trail, --stack, --since, --ledger, --trail-arn and --all-resources.',
    );
  if (trail !== undefined && since !== undefined)
    throw usage('With --trail every file is read: leave out --since.');
  if (ledger !== undefined && stack === undefined)
    throw usage('A ledger is held against the calls on its room: name the room by --stack.');
  if (trailArn !== undefined && trail === undefined)
    throw usage('Digests are proven in a folder of log files: name it by --trail.');
  if (trailArn === undefined && isGiven(publicKeys, from, to))
    throw usage(
      'The options --public-keys, --from and --to are for the proof of log files: name their trail by --trail-arn.',
    );
};
