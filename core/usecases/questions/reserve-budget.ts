import { inClear } from '#core/analyses/question.ts';
import type { PartyBudget } from '#core/documents/party-budget.ts';
import { answerKey } from '#core/ledger/answer-key.ts';
import type { EventOf } from '#core/ledger/events.ts';
import { isStopped } from '#core/ledger/freezes.ts';
import { currentVersion, type RoomState } from '#core/ledger/room-state.ts';
import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import { type AnswerIdentity, type Asked, versionsOf } from '#core/usecases/questions/asked.ts';
import { partyBudgets, type Spending } from '#core/usecases/questions/party-budgets.ts';
import { type PricedAnswer, pricedAnswer } from '#core/usecases/questions/priced-answer.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Either the answer is paid for, or a budget is spent, or the room moved on while the question was read. */
export type Reservation =
  /** At this ε: what was named, or what was paid before for an answer that was not finished. */
  | { readonly outcome: 'reserved'; readonly epsilon: number }
  | { readonly outcome: 'outdated' }
  | { readonly outcome: 'spent'; readonly budget: PartyBudget };

/** What a question costs the people of both parties. */
export const spendingsOf = (
  { asker, question }: Pick<Asked, 'asker' | 'question'>,
  { costs }: PricedAnswer,
  now: Date,
): readonly Spending[] =>
  [question.counted, question.other].map(({ party }, place) => ({
    ...{ party, asker, now },
    cost: costs[place === 0 ? 0 : 1],
  }));

/** The budgets that a question is paid from. */
export const budgetsOf = (
  state: RoomState,
  { signed }: Pick<Asked, 'signed'>,
  spendings: readonly Spending[],
): PartyBudget[] => spendings.flatMap((each) => partyBudgets(state, signed.agreement, each));

const renewal = ({ renewsAt }: PartyBudget): number =>
  renewsAt === undefined ? Infinity : Date.parse(renewsAt);

/** The budget that stands in the way of a question; of several, the one that renews last. */
export const spentBudget = (budgets: readonly PartyBudget[]): PartyBudget | undefined =>
  budgets.filter(({ answers }) => answers < 1).sort((a, b) => renewal(b) - renewal(a))[0];

/** What was paid for the answer, in ε; undefined if nobody paid for it yet. */
export const paidFor = (state: RoomState, answer: AnswerIdentity): number | undefined => {
  const paid = state.reservations.get(answerKey(answer));
  return paid && paid.microEpsilon / MICRO;
};

/**
 * Charges a question to the people of both parties by one ledger entry, before it runs. The entry is
 * decided on the ledger it is appended to, so concurrent questions cannot overspend. An answer that was
 * paid for once is not charged again, also when it was never finished; nothing is ever refunded.
 */
export const reserveBudget = async (
  { ledger, clock }: Pick<RoomPorts, 'ledger' | 'clock'>,
  asked: Asked,
): Promise<Reservation> => {
  let priced: PricedAnswer | undefined;
  let reservation: Reservation = { outcome: 'outdated' };
  await ledger.append((state) => {
    reservation = { outcome: 'outdated' };
    if (!isCurrent(state, asked)) return undefined;
    const paid = paidFor(state, asked.identity);
    reservation = { outcome: 'reserved', epsilon: paid ?? asked.epsilon };
    if (paid !== undefined) return undefined;
    priced ??= pricedAnswer(asked, asked.epsilon);
    const budgets = budgetsOf(state, asked, spendingsOf(asked, priced, clock.now()));
    const spent = spentBudget(budgets);
    if (spent === undefined) return chargeFor(asked, priced);
    reservation = { outcome: 'spent', budget: spent };
    return refusalOf(asked);
  });
  return reservation;
};

/**
 * Is the question still about the agreement in force and the versions that the ledger ends with? Or was it paid
 * for before, and its versions are still there? In a frozen room it is not: asked anew, it is refused.
 */
const isCurrent = (state: RoomState, { signed, versions, identity }: Asked): boolean => {
  const isPaid = state.reservations.has(answerKey(identity));
  return (
    !isStopped(state) &&
    (isPaid || state.inForce === signed.digest) &&
    versionsOf(versions).every(
      ({ party, dataset, version }) =>
        (isPaid || currentVersion(state, party, dataset)?.version === version) &&
        !state.damaged.has(version) &&
        !state.expired.has(version),
    )
  );
};

const chargeFor = (asked: Asked, { epsilon, costs }: PricedAnswer): EventOf<'budget-reserved'> => ({
  type: 'budget-reserved',
  party: asked.asker,
  ...inClear(asked.question),
  ...asked.identity,
  microEpsilon: microEpsilon(epsilon),
  charges: costs.map(({ nanoRho, attoDelta }) => ({ nanoRho, attoDelta })),
});

const refusalOf = (asked: Asked) =>
  ({
    type: 'question-refused',
    party: asked.asker,
    ...inClear(asked.question),
    question: asked.identity.question,
    reason: 'budget-spent',
  }) as const;
