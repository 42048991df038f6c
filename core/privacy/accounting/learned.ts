import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import { type BestTest, gaussianTest, laplaceTest } from '#core/privacy/accounting/best-test.ts';
import { epsilonFor, NANO, nanoRhoFor } from '#core/privacy/accounting/concentrated.ts';
import { answersPaid } from '#core/privacy/answers-paid.ts';
import type { BudgetTerms } from '#core/privacy/limits-of.ts';
import { ATTO, halfOf, priceOf } from '#core/privacy/price.ts';
import type { Protects } from '#core/privacy/sensitivity.ts';

/** Terms with noise, as far as they say what is learned. Attributes are protected where nothing is said. */
export type NoisyTerms = Exclude<BudgetTerms, { readonly noise: 'none' }> & {
  readonly epsilon: number;
  readonly protects?: Protects | undefined;
};

/** What is promised of one person, and what the best test learns all the same. */
export interface LearnedOfOne extends BestTest {
  readonly epsilon: number;
  readonly delta: number;
}

/** What equal answers at the full price tell of one person, in one answer or all that a span pays for. */
export interface Learned {
  readonly span: 'answer' | 'period' | 'year' | 'life';
  readonly answers: number;
  readonly membership: LearnedOfOne;
  readonly attribute: LearnedOfOne;
}

const YEAR_DAYS = 365;

/** Periods that begin in a year, each spent on its first day: thirteen of 30 days. */
export const periodsAYear = ({ budgetPeriodDays }: Pick<BudgetTerms, 'budgetPeriodDays'>): number =>
  Math.ceil(YEAR_DAYS / budgetPeriodDays);

/**
 * Counts that one person moves by one in an answer, and how many such the noise of an answer covers. Someone's
 * attribute is in two cells; with K kinds more may move, and then the noise is larger in proportion.
 */
interface Moved {
  readonly cells: 1 | 2;
  readonly covered: 1 | 2;
}

const testOf = (terms: NoisyTerms, answers: number, { cells, covered }: Moved): BestTest => {
  if (terms.noise === 'laplace') return laplaceTest(terms.epsilon / covered, answers * cells);
  const { nanoRho } = priceOf(terms, terms.epsilon);
  return gaussianTest((covered * NANO) / (2 * nanoRho), answers * cells);
};

const learnedOf = (terms: NoisyTerms, answers: number, moved: Moved): LearnedOfOne => {
  const { nanoRho, attoDelta } = priceOf(terms, terms.epsilon);
  const times = (answers * moved.cells) / moved.covered;
  const truncated = (times * attoDelta) / ATTO;
  const { advantage, hitRate } = testOf(terms, answers, moved);
  const promise =
    terms.noise === 'laplace'
      ? { epsilon: (times * microEpsilon(terms.epsilon)) / MICRO, delta: truncated }
      : {
          epsilon: epsilonFor(times * nanoRho, halfOf(terms.delta)),
          delta: halfOf(terms.delta) + truncated,
        };
  // What only one side can give decides; all else is what the test is of.
  const withTruncation = (share: number): number => truncated + (1 - truncated) * share;
  return {
    ...promise,
    advantage: withTruncation(advantage),
    hitRate: withTruncation(hitRate),
  };
};

/**
 * What one answer, a period, a year and a life of answers at the full price tell of one person at most, to
 * somebody who knows everybody else and spends the shares of both parties. There is no line of a life where
 * the agreement bounds none.
 */
export const learnedBySpan = (terms: NoisyTerms): readonly Learned[] => {
  const { period, life } = answersPaid(terms, terms.epsilon);
  const line = (span: Learned['span'], answers: number): Learned => ({
    ...{ span, answers },
    membership: learnedOf(terms, answers, { cells: 1, covered: 1 }),
    attribute: learnedOf(terms, answers, {
      cells: 2,
      covered: terms.protects === 'membership' ? 1 : 2,
    }),
  });
  return [
    line('answer', 1),
    line('period', period),
    line('year', Math.min(life, periodsAYear(terms) * period)),
    ...(Number.isFinite(life) ? [line('life', life)] : []),
  ];
};

/**
 * The ε that is promised to one person: by Gaussian terms for all answers of a life, whatever they cost; by
 * Laplace terms for each.
 */
export const promisedEpsilon = (
  terms: NoisyTerms,
): { readonly membership: number; readonly attribute: number } => {
  const isCovered = terms.protects !== 'membership';
  if (terms.noise === 'laplace') {
    const { epsilon } = terms;
    return { membership: epsilon, attribute: isCovered ? epsilon : 2 * epsilon };
  }
  const half = halfOf(terms.delta);
  const membership = terms.lifetimeEpsilon;
  const attribute = isCovered ? membership : epsilonFor(2 * nanoRhoFor(membership, half), half);
  return { membership, attribute };
};
