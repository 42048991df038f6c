import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { sharesOf } from '#core/agreement/lookup.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import { ownValue } from '#core/own-value.ts';
import { type Standing, standingsOf, timesPayable } from '#core/privacy/budget.ts';
import { limitsOf } from '#core/privacy/limits-of.ts';
import { priceOf } from '#core/privacy/price.ts';

/** How many answers at the full price the share of a party pays for, before anything was spent. */
export interface AnswersPaid {
  readonly party: string;
  readonly share: number;
  readonly period: number;
  /** Without end where the agreement bounds no life. */
  readonly life: number;
}

/** What the share of each party pays for, about the people of either. */
export const answersPaid = (agreement: Agreement): readonly AnswersPaid[] => {
  const terms = effectiveTerms(agreement);
  const cost = { ...priceOf(terms, terms.epsilon), microEpsilon: microEpsilon(terms.epsilon) };
  const least = (standings: readonly Standing[]): number =>
    Math.min(...standings.map((standing) => timesPayable(standing, cost)));
  return Object.entries(sharesOf(agreement)).map(([party, share]) => {
    // Nothing was charged, so that the moment decides nothing.
    const all = standingsOf([], limitsOf(terms), { asker: party, share, now: new Date(0) });
    const life = least(all.filter(({ limit }) => limit.days === undefined));
    return { party, share, life, period: least(all) };
  });
};

/** Parties that may ask, and whose share does not pay for a single answer at the full price. */
export const unpaidAskers = (agreement: Agreement): readonly string[] =>
  answersPaid(agreement)
    .filter(({ period }) => period === 0)
    .map(({ party }) => party)
    .filter((party) => (ownValue(agreement.analyses, party) ?? []).length > 0);
