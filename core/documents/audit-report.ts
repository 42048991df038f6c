import { z } from 'zod';
import { LogVerdict } from '#core/audit/digests/log-verdict.ts';
import { RoomActivity } from '#core/documents/room-activity.ts';

const count = z.int().nonnegative();
const texts = z.array(z.string()).readonly();

/** What of the logs was read and what was not: nothing is skipped in silence. */
const ExaminedLogs = z.strictObject({
  /** Time of the first and of the last event; null where there was none. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  files: count,
  events: count,
  bytes: count,
  /** Deliveries of an event that was there already. */
  duplicates: count,
  accounts: texts,
  regions: texts,
  /** What was not read, or read in part: why, how often, and the first of them. */
  unread: z.array(z.strictObject({ reason: z.string(), count, first: z.string() })).readonly(),
});

/** How bad it is, the least first. */
const Severity = z.enum(['informational', 'low', 'medium', 'high', 'critical']);

/** Something that was found in the logs. Texts of others in it are printable. */
const ReportedFinding = z.strictObject({
  detection: z.string(),
  title: z.string(),
  severity: Severity,
  /** Of MITRE ATT&CK, e.g. `T1562.008`. */
  techniques: texts,
  /** What its events have in common: a principal, a resource or an address. */
  subject: z.string(),
  principals: texts,
  actions: texts,
  resources: texts,
  addresses: texts,
  accounts: texts,
  regions: texts,
  firstAt: z.string(),
  lastAt: z.string(),
  /** How many events there are, and the names of the first of them. */
  events: count,
  eventIds: texts,
  means: z.string(),
  todo: z.string(),
  /** A page of docs/runbooks. */
  runbook: z.string().optional(),
});
export type ReportedFinding = z.infer<typeof ReportedFinding>;

/** How often somebody called something, and how often that was refused. */
const MatrixCell = z.strictObject({
  principal: z.string(),
  action: z.string(),
  calls: count,
  refused: count,
});
export type MatrixCell = z.infer<typeof MatrixCell>;

/** Calls held against the ledger, and entries against the calls. */
export const ReconciliationVerdict = z.strictObject({
  /** Time of the first and of the last event that was read; null where there was none. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  calls: count,
  explained: count,
  entries: count,
  entriesWithoutEvents: count,
  open: z
    .array(
      z.strictObject({
        side: z.enum(['trail', 'ledger']),
        reason: z.string(),
        at: z.string(),
        says: z.string(),
        eventId: z.string().optional(),
        entry: count.optional(),
      }),
    )
    .readonly(),
  notCovered: texts,
});

/**
 * What a reviewer attaches: what was examined, what that cannot show, and what was found. It says nothing of when
 * it was made: the same logs give the same report.
 */
export const AuditReport = z.strictObject({
  kind: z.literal('audit-report'),
  /** The form of this document, for whoever keeps it. */
  schema: z.literal('airlock/audit-report/v1'),
  /** Of CloudTrail; left out where only the ledger of a room was read. */
  examined: ExaminedLogs.optional(),
  cannotSee: texts,
  /** The worst first. */
  findings: z.array(ReportedFinding).readonly(),
  matrix: z.array(MatrixCell).readonly(),
  /** What the digests of the trail say of its log files. */
  logs: LogVerdict.optional(),
  reconciliation: ReconciliationVerdict.optional(),
  room: RoomActivity.optional(),
});
export type AuditReport = z.infer<typeof AuditReport>;
