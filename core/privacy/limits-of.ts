import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import { epsilonFor, nanoRhoFor } from '#core/privacy/accounting/concentrated.ts';
import type { Limit, Sums } from '#core/privacy/budget.ts';
import { type ListAllowance, leftForCounts, NO_LISTS } from '#core/privacy/list-allowance.ts';
import { ATTO, attoDeltaOf, halfOf, type PricedTerms } from '#core/privacy/price.ts';

/** The terms of an agreement that bound what all answers tell together. */
export type BudgetTerms = PricedTerms & {
  readonly epsilonBudget: number;
  readonly budgetPeriodDays: number;
  readonly lifetimeEpsilon?: number | undefined;
  /** What is set aside for lists; nothing if left out. */
  readonly lists?: ListAllowance | undefined;
};

/** The ρ that keeps an ε; none, where nothing is left. */
const rhoWithin = (epsilon: number, delta: number): number =>
  epsilon === 0 ? 0 : nanoRhoFor(epsilon, delta);

/**
 * What all answers about a party's people may add up to. Without Gaussian noise sums of ε decide: a period,
 * and a life where the agreement bounds it. With it ρ and δ do, by the filter of Theorem 3: a period and a
 * life of ρ, and one δ for life. What lists may tell is taken out first: docs/privacy.md, "Lists".
 */
export const limitsOf = (terms: BudgetTerms): readonly Limit[] => {
  const { epsilonBudget, lifetimeEpsilon, budgetPeriodDays: days, lists = NO_LISTS } = terms;
  const ofPeriod = leftForCounts(epsilonBudget, lists.period);
  if (terms.noise === 'gaussian') {
    const half = halfOf(terms.delta);
    return [
      { unit: 'nanoRho', most: rhoWithin(ofPeriod, half), days },
      { unit: 'nanoRho', most: rhoWithin(leftForCounts(terms.lifetimeEpsilon, lists.life), half) },
      { unit: 'attoDelta', most: attoDeltaOf(half) },
    ];
  }
  const unit = 'microEpsilon';
  const period = { unit, most: microEpsilon(ofPeriod), days } as const;
  return lifetimeEpsilon === undefined
    ? [period]
    : [period, { unit, most: microEpsilon(leftForCounts(lifetimeEpsilon, lists.life)) }];
};

/** Digits of a δ that people read. */
const DIGITS = 3;

/** ε to as many digits as people read. */
const readable = (epsilon: number): number => Math.round(epsilon * 1_000) / 1_000;

/** A sum as people read it: what answers that cost so much tell together, in ε; or their δ. */
export const amountOf = (terms: BudgetTerms, unit: keyof Sums, sum: number): number => {
  if (unit === 'microEpsilon') return sum / MICRO;
  if (unit === 'attoDelta') return Number((sum / ATTO).toPrecision(DIGITS));
  return terms.noise === 'gaussian' ? readable(epsilonFor(sum, halfOf(terms.delta))) : 0;
};
