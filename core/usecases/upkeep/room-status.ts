import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import {
  chargesOf,
  currentVersion,
  foldLedger,
  type PublishedVersion,
  type RoomState,
} from '#core/ledger/fold.ts';
import { type Budget, budgetAt } from '#core/privacy/budget.ts';
import { agreementInForce, currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { hasEnded } from '#core/usecases/upkeep/retention.ts';

/** One declared dataset and its current version, if any. */
export interface DatasetStatus {
  readonly party: string;
  readonly dataset: string;
  readonly version: PublishedVersion | undefined;
  /** Whether questions may use the version, as far as the ledger knows. */
  readonly standing: 'current' | 'damaged' | 'expired' | undefined;
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

const standingOf = (
  version: PublishedVersion,
  state: RoomState,
  at: { readonly agreement: Agreement; readonly now: Date },
): DatasetStatus['standing'] => {
  if (hasEnded(version, state, at)) return 'expired';
  return state.damaged.has(version.version) ? 'damaged' : 'current';
};

/** Reads the state of a room off its ledger. */
export const roomStatus =
  (ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>) => async (): Promise<RoomStatus> => {
    const state = foldLedger(await ports.ledger.entries());
    const signed = await currentAgreement(ports, state);
    const { agreement } = signed;
    const inForce = (await agreementInForce(ports, state))?.agreement ?? agreement;
    const { parties, datasets } = agreement;
    const now = ports.clock.now();
    return {
      signed,
      approvals: parties.map(({ id }) => ({ party: id, approved: state.approvals.has(id) })),
      datasets: Object.entries(datasets).flatMap(([party, declared]) =>
        Object.keys(declared).map((dataset) => {
          const version = currentVersion(state, party, dataset);
          const charges = chargesOf(state, party, dataset);
          return {
            party,
            dataset,
            version,
            standing: version && standingOf(version, state, { agreement: inForce, now }),
            budget: budgetAt(charges, effectiveTerms(agreement), now),
          };
        }),
      ),
      releases: state.releases.size,
      refusedQuestions: state.refusedQuestions,
    };
  };
