import type { FillSql } from '#core/audit/find.ts';
import { reconcile } from '#core/audit/reconcile/reconcile.ts';
import type { ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import type { Reconciliation } from '#core/audit/reconcile/reconciliation.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { Trail } from '#core/ports/trail.ts';

/** The room, its ledger, and how the text of a SQL file is read. */
export interface Reconciling {
  readonly room: ReconciledRoom;
  readonly entries: readonly LedgerEntry[];
  readonly fill: FillSql;
}

/** Holds the calls of a trail against a ledger, both ways. */
export const reconcileTrail = async (
  trail: Trail,
  { room, entries, fill }: Reconciling,
): Promise<Reconciliation> => {
  const { from, to } = trail.examined;
  const rows = await trail.rows(await fill('trail/reconcile', {}));
  return reconcile({ room, rows, entries, from, to });
};
