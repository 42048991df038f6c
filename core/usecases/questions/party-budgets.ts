import { setAsideForLists } from '#core/activation/list-account.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { budgetTerms, effectiveTerms } from '#core/agreement/effective-terms.ts';
import { shareOf } from '#core/agreement/lookup.ts';
import type { PartyBudget } from '#core/documents/party-budget.ts';
import { chargesOf, type RoomState } from '#core/ledger/room-state.ts';
import { LEAST_EPSILON } from '#core/limits.ts';
import { MICRO } from '#core/micro-epsilon.ts';
import {
  leftOf,
  renewalOf,
  type Standing,
  type Sums,
  standingsOf,
  timesPayable,
} from '#core/privacy/budget.ts';
import { amountOf, limitsOf } from '#core/privacy/limits-of.ts';
import { priceOf } from '#core/privacy/price.ts';

/** Whose people a question would be about, who would ask it, when, and what it would cost them. */
export interface Spending {
  readonly party: string;
  readonly asker: string;
  readonly cost: Sums;
  readonly now: Date;
}

/** The limits on a party's people, as they stand for an asker. */
const partyStandings = (
  state: RoomState,
  agreement: Agreement,
  { party, asker, now }: Omit<Spending, 'cost'>,
): readonly Standing[] =>
  standingsOf(chargesOf(state, party), limitsOf(termsNow(state, agreement, { party, now })), {
    ...{ asker, share: shareOf(agreement, asker), now },
  });

/** The terms that bound counts: what lists were agreed to tell is set aside, or what they told if that is more. */
const termsNow = (
  state: RoomState,
  agreement: Agreement,
  about: Pick<Spending, 'party' | 'now'>,
) => {
  const terms = budgetTerms(agreement);
  return { ...terms, lists: setAsideForLists(state, terms, about) };
};

/**
 * Whether counts told more about a party's people than the agreement leaves for them, as an earlier one may have let
 * them: in the period that ends now, and in all.
 */
export const countsOverdrawn = (
  state: RoomState,
  agreement: Agreement,
  about: Omit<Spending, 'cost'>,
): { readonly period: boolean; readonly life: boolean } => {
  const over = partyStandings(state, agreement, about).filter(
    ({ everybody: { spent, most } }) => spent > most,
  );
  return {
    period: over.some(({ limit }) => limit.days !== undefined),
    life: over.some(({ limit }) => limit.days === undefined),
  };
};

/** Of the highest price, what parts a price list offers an answer for, the largest first. */
export const PRICE_PARTS = [1, 2, 4, 8] as const;

/** Can an answer for that part of the ε be paid from what is left? Exact counts have one price. */
const paysForLess = (standing: Standing, agreement: Agreement, cost: Sums): boolean => {
  const terms = effectiveTerms(agreement);
  const less = Math.floor(cost.microEpsilon / Math.max(...PRICE_PARTS));
  return (
    terms.noise !== 'none' &&
    less / MICRO >= LEAST_EPSILON &&
    timesPayable(standing, { ...priceOf(terms, less / MICRO), microEpsilon: less }) > 0
  );
};

/** A limit as it is told. */
const budgetDocument = (
  standing: Standing,
  agreement: Agreement,
  { party, asker, cost }: Omit<Spending, 'now'>,
): PartyBudget => {
  const { limit } = standing;
  const terms = effectiveTerms(agreement);
  const answers = timesPayable(standing, cost);
  const renewsAt = answers > 0 ? undefined : renewalOf(standing, cost);
  return {
    ...{ party, asker },
    ...(limit.days !== undefined && { days: limit.days }),
    unit: limit.unit === 'attoDelta' ? 'delta' : 'epsilon',
    limit: amountOf(terms, limit.unit, standing.asker.most),
    spent: amountOf(terms, limit.unit, standing.asker.spent),
    left: amountOf(terms, limit.unit, leftOf(standing)),
    answers,
    ...(renewsAt && { renewsAt: renewsAt.toISOString() }),
    ...(answers === 0 && paysForLess(standing, agreement, cost) && { paysLess: true as const }),
  };
};

/** Every limit on a party's people, as it is told to an asker. */
export const partyBudgets = (
  state: RoomState,
  agreement: Agreement,
  spending: Spending,
): PartyBudget[] =>
  partyStandings(state, agreement, spending).map((standing) =>
    budgetDocument(standing, agreement, spending),
  );
