import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import { chargesOf, currentVersion, foldLedger, type PublishedVersion } from '#core/ledger/fold.ts';
import { type Budget, budgetAt } from '#core/privacy/budget.ts';
import { currentAgreement } from '#core/usecases/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** One declared dataset and its current version, if any. */
export interface DatasetStatus {
  readonly party: string;
  readonly dataset: string;
  readonly version: PublishedVersion | undefined;
  readonly budget: Budget;
}

/** What anybody in the collaboration may know of its state. */
export interface RoomStatus {
  readonly signed: SignedAgreement;
  readonly approvals: readonly { readonly party: string; readonly approved: boolean }[];
  readonly datasets: readonly DatasetStatus[];
  readonly releases: number;
  readonly refusedQuestions: number;
}

/** Reads the state of a room off its ledger. */
export const roomStatus =
  (ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>) => async (): Promise<RoomStatus> => {
    const state = foldLedger(await ports.ledger.entries());
    const signed = await currentAgreement(ports, state);
    const { parties, datasets } = signed.agreement;
    return {
      signed,
      approvals: parties.map(({ id }) => ({ party: id, approved: state.approvals.has(id) })),
      datasets: Object.entries(datasets).flatMap(([party, declared]) =>
        Object.keys(declared).map((dataset) => ({
          party,
          dataset,
          version: currentVersion(state, party, dataset),
          budget: budgetAt(
            chargesOf(state, party, dataset),
            effectiveTerms(signed.agreement),
            ports.clock.now(),
          ),
        })),
      ),
      releases: state.releases.size,
      refusedQuestions: state.refusedQuestions,
    };
  };
