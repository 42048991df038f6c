import { fillSql } from '#adapters/sql-files.ts';
import { withLogs } from '#cli/audit/open-logs.ts';
import { otherSide } from '#cli/audit/other-side.ts';
import type { ProofChoice } from '#cli/audit/proof-options.ts';
import type { ReportFiles } from '#cli/audit/report-files.ts';
import { verifyFolder } from '#cli/audit/verify-folder.ts';
import type { Given } from '#cli/command.ts';
import { withRoom } from '#cli/open-room.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';
import { AirlockError } from '#core/errors.ts';
import type { Trail } from '#core/ports/trail.ts';
import { auditTrail } from '#core/usecases/audit/audit-trail.ts';
import { type Reconciling, reconcileTrail } from '#core/usecases/audit/reconcile-trail.ts';
import { roomReport } from '#core/usecases/audit/room-report.ts';

/** What `airlock audit` is asked. */
export interface AuditOptions extends ReportFiles, ProofChoice {
  readonly trail?: string;
  readonly room?: string;
  readonly stack?: string;
  readonly allResources?: boolean;
  readonly since?: Date;
  /** A copy of the ledger; `true` for the one in the room. */
  readonly ledger?: string | true;
  readonly trailArn?: string;
}

/** The report that was asked for: of logs, of a deployed trail, or of the ledger of a room. */
export const reportOf = async (given: Given<AuditOptions>): Promise<AuditReport> => {
  const { room } = given.options;
  if (room === undefined) return auditOf(given);
  return withRoom({ ...given, options: { room } }, 'read', async (opened) =>
    roomReport(await opened.activity()),
  );
};

const auditOf = async (given: Given<AuditOptions>): Promise<AuditReport> => {
  const { trail, stack } = given.options;
  if (trail !== undefined) return auditFiles(given, trail);
  if (stack !== undefined) return auditDeployed(given, stack);
  throw new AirlockError(
    'usage',
    'Nothing to audit: name a folder of log files by --trail, a room on AWS by --stack, or one here by --room.',
  );
};

const auditFiles = async (given: Given<AuditOptions>, folder: string): Promise<AuditReport> => {
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
  options: AuditOptions,
): Promise<Pick<AuditReport, 'logs'>> => ({ logs: await verifyFolder(folder, trailArn, options) });

/** Asks the trail of a deployed room where its records lie: in its account, or in that of its log archive. */
const auditDeployed = async (given: Given<AuditOptions>, stack: string): Promise<AuditReport> => {
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
  readonly options: AuditOptions;
  readonly side: Reconciling | undefined;
}

const judge = async (trail: Trail, { room, options, side }: Judging): Promise<AuditReport> => {
  const { allResources = false } = options;
  const report = await auditTrail(trail, { room, everything: allResources, fill: fillSql });
  return side ? { ...report, reconciliation: await reconcileTrail(trail, side) } : report;
};

/** What the calls are held against, if that is asked for. */
const sideOf = async ({
  options,
  terminal,
}: Given<AuditOptions>): Promise<Reconciling | undefined> => {
  const { stack, ledger } = options;
  if (stack === undefined || ledger === undefined) return undefined;
  return otherSide({ stack, ledger: ledger === true ? undefined : ledger }, terminal);
};

/** The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
const scopeOf = async ({ stack, allResources }: AuditOptions): Promise<RoomScope | undefined> => {
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
