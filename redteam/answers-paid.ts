import type { EffectiveTerms } from '#core/agreement/effective-terms.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import { limitsOf } from '#core/privacy/limits-of.ts';
import { priceOf } from '#core/privacy/price.ts';

/** Answers at the full price that a share of every budget pays for within a period. */
export const answersPaid = (terms: EffectiveTerms, share: number): number => {
  const price = priceOf(terms, terms.epsilon);
  const cost = { ...price, microEpsilon: microEpsilon(terms.epsilon) };
  return Math.min(
    ...limitsOf(terms)
      .filter(({ unit }) => cost[unit] > 0)
      .map(({ unit, most }) => Math.floor((share * most) / cost[unit])),
  );
};
