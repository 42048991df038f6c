import { MAX_MATRIX_CELLS } from '#core/audit/audit-limits.ts';
import { cannotSee } from '#core/audit/cannot-see.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { type FillSql, findAll, type Judged } from '#core/audit/find.ts';
import type { Finding } from '#core/audit/finding.ts';
import type { AuditReport, MatrixCell } from '#core/documents/audit-report.ts';
import type { Trail } from '#core/ports/trail.ts';
import { printable } from '#core/printable.ts';
import type { Examined } from '#core/trail/examined.ts';

/** How a trail is judged, and how the text of a SQL file is read. */
export interface TrailAudit extends Judged {
  readonly fill: FillSql;
}

/** Judges the events of a trail: who called what, and what every detection finds. */
export const auditTrail = async (trail: Trail, audit: TrailAudit): Promise<AuditReport> => ({
  kind: 'audit-report',
  schema: 'airlock/audit-report/v1',
  examined: toldOf(trail.examined),
  cannotSee: [...cannotSee(trail.examined)],
  findings: (await findAll(trail, DETECTIONS, audit)).map(reported),
  matrix: await matrixOf(trail, audit),
});

const toldOf = ({ accounts, regions, unread, ...counts }: Examined): AuditReport['examined'] => ({
  ...counts,
  accounts: accounts.map(printable),
  regions: regions.map(printable),
  unread: unread.map((each) => ({ ...each })),
});

const reported = (finding: Finding): AuditReport['findings'][number] => ({
  ...finding,
  techniques: [...finding.techniques],
  principals: [...finding.principals],
  actions: [...finding.actions],
  resources: [...finding.resources],
  addresses: [...finding.addresses],
  accounts: [...finding.accounts],
  regions: [...finding.regions],
  eventIds: [...finding.eventIds],
});

const matrixOf = async (
  trail: Trail,
  { everything, room, fill }: TrailAudit,
): Promise<MatrixCell[]> => {
  const sql = await fill('trail/matrix', { scope: everything || !room ? 'true' : 'of_room' });
  const rows = await trail.rows(`${sql}\nlimit ${MAX_MATRIX_CELLS}`);
  return rows.map(({ principal, action, calls, refused }) => ({
    principal: printable(String(principal)),
    action: printable(String(action)),
    calls: Number(calls),
    refused: Number(refused),
  }));
};
