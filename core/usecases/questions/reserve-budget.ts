import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { inClear } from '#core/analyses/question.ts';
import type { DatasetBudget } from '#core/documents/dataset-budget.ts';
import { answerKey } from '#core/ledger/answer-key.ts';
import { chargesOf, currentVersion, type RoomState } from '#core/ledger/room-state.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { budgetLeft } from '#core/usecases/questions/budget-left.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Either the answer is paid for, or a budget is spent, or the room moved on while the question was read. */
export type Reservation =
  | { readonly outcome: 'reserved' }
  | { readonly outcome: 'outdated' }
  | { readonly outcome: 'spent'; readonly budget: DatasetBudget };

/** The budgets of a question's datasets at one moment. */
export const budgetsOf = (
  state: RoomState,
  { question, signed }: Pick<Asked, 'question' | 'signed'>,
  now: Date,
): DatasetBudget[] =>
  [question.counted, question.other].map(({ party, dataset }) => ({
    party,
    dataset,
    ...budgetLeft(chargesOf(state, party, dataset), effectiveTerms(signed.agreement), now),
  }));

const renewal = ({ renewsAt }: DatasetBudget): number =>
  renewsAt === undefined ? Infinity : Date.parse(renewsAt);

/** The budget that stands in the way of a question; of two, the one that renews last. */
export const spentBudget = (budgets: readonly DatasetBudget[]): DatasetBudget | undefined =>
  budgets.filter(({ affords }) => !affords).sort((a, b) => renewal(b) - renewal(a))[0];

/**
 * Charges a question to both its datasets by one ledger entry, before it runs. The entry is decided
 * on the ledger it is appended to, so concurrent questions cannot overspend. An answer that was paid
 * for once is not charged again, also when it was never finished; nothing is ever refunded.
 */
export const reserveBudget = async (
  { ledger, clock }: Pick<RoomPorts, 'ledger' | 'clock'>,
  asked: Asked,
): Promise<Reservation> => {
  const { identity } = asked;
  const terms = effectiveTerms(asked.signed.agreement);
  let spent: DatasetBudget | undefined;
  let outdated = false;
  await ledger.append((state) => {
    spent = undefined;
    outdated = !isCurrent(state, asked);
    if (outdated || state.reservations.has(answerKey(identity))) return undefined;
    spent = spentBudget(budgetsOf(state, asked, clock.now()));
    if (spent) return refusalOf(asked);
    return {
      type: 'budget-reserved',
      party: asked.asker,
      ...inClear(asked.question),
      ...identity,
      microEpsilon: microEpsilon(terms.epsilon),
    };
  });
  if (outdated) return { outcome: 'outdated' };
  return spent ? { outcome: 'spent', budget: spent } : { outcome: 'reserved' };
};

/** Is the question still about the agreement in force and the versions that the ledger ends with? */
const isCurrent = (state: RoomState, { signed, versions }: Asked): boolean =>
  state.inForce === signed.digest &&
  [versions.counted, versions.other].every(
    ({ party, dataset, version }) =>
      currentVersion(state, party, dataset)?.version === version &&
      !state.damaged.has(version) &&
      !state.expired.has(version),
  );

const refusalOf = (asked: Asked) =>
  ({
    type: 'question-refused',
    party: asked.asker,
    ...inClear(asked.question),
    question: asked.identity.question,
    reason: 'budget-spent',
  }) as const;
