import { Option } from 'commander';
import { fillSql } from '#adapters/sql-files.ts';
import { withLogs } from '#cli/audit/open-logs.ts';
import { otherSide } from '#cli/audit/other-side.ts';
import {
  checkReportFiles,
  type ReportFiles,
  reportFileOptions,
  writeReportFiles,
  writtenLines,
} from '#cli/audit/report-files.ts';
import { type ProofChoice, proofOptions, verifyFolder } from '#cli/audit/verify-folder.ts';
import type { CliCommand, Given } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { withRoom } from '#cli/open-room.ts';
import { reportTextLines } from '#cli/render/audit-report.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import { isAtLeast } from '#core/audit/severity.ts';
import { AuditReport } from '#core/documents/audit-report.ts';
import { AirlockError } from '#core/errors.ts';
import type { Trail } from '#core/ports/trail.ts';
import type { UnreadReason } from '#core/trail/examined.ts';
import { auditTrail } from '#core/usecases/audit/audit-trail.ts';
import { type Reconciling, reconcileTrail } from '#core/usecases/audit/reconcile-trail.ts';
import { roomReport } from '#core/usecases/audit/room-report.ts';

interface Options extends ReportFiles, ProofChoice {
  readonly trail?: string;
  readonly room?: string;
  readonly stack?: string;
  readonly allResources?: boolean;
  readonly since?: Date;
  /** A copy of the ledger; `true` for the one in the room. */
  readonly ledger?: string | true;
  readonly trailArn?: string;
}

const dayOf = (text: string): Date => {
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime())) return day;
  throw new AirlockError('usage', 'The option --since takes a day, such as 2026-11-26.');
};

/** `airlock audit`: what a trail of CloudTrail shows, to whoever reviews a room. */
export const audit: CliCommand<Options, AuditReport> = {
  name: 'audit',
  summary:
    'find in the logs of CloudTrail what nobody should have done, or tell what a ledger tells',
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
const checkSource = (options: Options): void => {
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

const reportOf = async (given: Given<Options>): Promise<AuditReport> => {
  const { room } = given.options;
  if (room === undefined) return auditOf(given);
  return withRoom({ ...given, options: { room } }, 'read', async (opened) =>
    roomReport(await opened.activity()),
  );
};

const auditOf = async (given: Given<Options>): Promise<AuditReport> => {
  const { trail, stack } = given.options;
  if (trail !== undefined) return auditFiles(given, trail);
  if (stack !== undefined) return auditDeployed(given, stack);
  throw new AirlockError(
    'usage',
    'Nothing to audit: name a folder of log files by --trail, a room on AWS by --stack, or one here by --room.',
  );
};

const auditFiles = async (given: Given<Options>, folder: string): Promise<AuditReport> => {
  const { options, terminal } = given;
  const { allResources = false, trailArn } = options;
  const room = await scopeOf(options);
  const side = await sideOf(given);
  const logs = trailArn === undefined ? {} : await proofOf(folder, trailArn, options);
  const scope = allResources ? undefined : room;
  const report = await withLogs(terminal, { folder, scope }, (trail) =>
    judge(trail, { room, options, side }),
  );
  return { ...report, ...logs };
};

const proofOf = async (
  folder: string,
  trailArn: string,
  options: Options,
): Promise<Pick<AuditReport, 'logs'>> => ({ logs: await verifyFolder(folder, trailArn, options) });

/** Asks the trail of a deployed room where its records lie: in its account, or in that of its log archive. */
const auditDeployed = async (given: Given<Options>, stack: string): Promise<AuditReport> => {
  const { options } = given;
  const { allResources = false, since } = options;
  const { findRoom } = await import('#adapters/aws/client/find-room.ts');
  const { roomScope } = await import('#adapters/aws/client/room-scope.ts');
  const { openDeployedTrail } = await import('#adapters/aws/athena/trail/open-deployed-trail.ts');
  const outputs = await findRoom(stack, process.env.AWS_REGION);
  const room = roomScope(outputs);
  const side = await sideOf(given);
  await using trail = await openDeployedTrail({
    room: room.room,
    region: outputs.Region,
    scope: allResources ? undefined : room,
    since,
  });
  return await judge(trail, { room, options, side });
};

interface Judging {
  readonly room: RoomScope | undefined;
  readonly options: Options;
  readonly side: Reconciling | undefined;
}

const judge = async (trail: Trail, { room, options, side }: Judging): Promise<AuditReport> => {
  const { allResources = false } = options;
  const report = await auditTrail(trail, { room, everything: allResources, fill: fillSql });
  return side ? { ...report, reconciliation: await reconcileTrail(trail, side) } : report;
};

/** What the calls are held against, if that is asked for. */
const sideOf = async ({ options, terminal }: Given<Options>): Promise<Reconciling | undefined> => {
  const { stack, ledger } = options;
  if (stack === undefined || ledger === undefined) return undefined;
  return otherSide({ stack, ledger: ledger === true ? undefined : ledger }, terminal);
};

/** The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
const scopeOf = async ({ stack, allResources }: Options): Promise<RoomScope | undefined> => {
  if (stack === undefined) {
    if (allResources) return;
    throw new AirlockError(
      'usage',
      'Name the room to judge by --stack, or judge every resource in the logs with --all-resources.',
    );
  }
  const { findRoom } = await import('#adapters/aws/client/find-room.ts');
  const { roomScope } = await import('#adapters/aws/client/room-scope.ts');
  return roomScope(await findRoom(stack, process.env.AWS_REGION));
};
