import { decisionOn } from '#core/ledger/room-state.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import type { DropRefusal } from '#core/refusals.ts';
import { refusalReportKey } from '#core/room-layout.ts';
import {
  type Acceptance,
  type ArrivedDrop,
  recallDrop,
} from '#core/usecases/drops/drop-outcome.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Why a drop is refused, and what its party reads about it if its rows were looked at. */
export interface Refusal {
  readonly reason: DropRefusal;
  readonly report?: LintReport;
}

/** Refuses a drop by one ledger entry. If another attempt at it was faster, the word of that one holds. */
export const noteRefusal = async (
  { objects, ledger }: Pick<RoomPorts, 'objects' | 'ledger'>,
  arrived: ArrivedDrop,
  { reason, report }: Refusal,
): Promise<Acceptance> => {
  const { party, dataset, drop } = arrived;
  // Before the entry, as with a publication: whoever reads of the refusal finds its report.
  if (report) await objects.put(refusalReportKey(arrived, drop), jsonBytes(report));
  const entry = await ledger.append((state) =>
    decisionOn(state, arrived) ? undefined : { type: 'drop-refused', party, dataset, drop, reason },
  );
  const refused: Acceptance = { outcome: 'refused', reason, report };
  if (entry) return refused;
  return (await recallDrop({ objects }, await ledger.state(), arrived)) ?? refused;
};
