import { MAX_MATRIX_CELLS } from '#core/audit/audit-limits.ts';
import { cannotSee } from '#core/audit/cannot-see.ts';
import type { Examined } from '#core/audit/examined.ts';
import type { AuditReport, MatrixCell } from '#core/documents/audit-report.ts';
import type { Trail } from '#core/ports/trail.ts';
import { printable } from '#core/printable.ts';

/** How a trail is judged. */
export interface TrailAudit {
  /** Everything in the logs, not the room's alone. */
  readonly allResources: boolean;
  /** The text of a SQL file, with pieces of SQL in the place of `{{name}}`. */
  readonly sqlOf: (name: string, pieces: Readonly<Record<string, string>>) => Promise<string>;
}

/** Judges the events of a trail: who called what, and what every detection finds. */
export const auditTrail = async (trail: Trail, audit: TrailAudit): Promise<AuditReport> => ({
  kind: 'audit-report',
  schema: 'airlock/audit-report/v1',
  examined: toldOf(trail.examined),
  cannotSee: [...cannotSee(trail.examined)],
  findings: [],
  matrix: await matrixOf(trail, audit),
});

const toldOf = ({ accounts, regions, unread, ...counts }: Examined): AuditReport['examined'] => ({
  ...counts,
  accounts: accounts.map(printable),
  regions: regions.map(printable),
  unread: unread.map((each) => ({ ...each })),
});

const matrixOf = async (
  trail: Trail,
  { allResources, sqlOf }: TrailAudit,
): Promise<MatrixCell[]> => {
  const sql = await sqlOf('trail/matrix', { scope: allResources ? 'true' : 'of_room' });
  const rows = await trail.rows(`${sql}\nlimit ${MAX_MATRIX_CELLS}`);
  return rows.map(({ principal, action, calls, refused }) => ({
    principal: printable(String(principal)),
    action: printable(String(action)),
    calls: Number(calls),
    refused: Number(refused),
  }));
};
