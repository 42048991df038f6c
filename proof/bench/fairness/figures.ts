import { comparedRates } from '#core/measurement/selection-rate.ts';
import { type GaussianLaw, gaussianLaw, halfWidth } from '#core/privacy/noise/noise-law.ts';
import { priceOf } from '#core/privacy/price.ts';
import type { Marks } from '#proof/bench/page/between-marks.ts';
import { markdownTable } from '#proof/bench/page/table.ts';

/** Where the figures stand. */
export const FAIRNESS_FIGURES: Marks = {
  page: 'docs/fairness.md',
  begin: '<!-- fairness: written by proof/bench/fairness.ts -->',
  end: '<!-- end of fairness -->',
};

const K = 100;
const TERMS = { noise: 'gaussian', lifetimeEpsilon: 5, delta: 1e-6 } as const;
const EPSILONS = [0.1, 0.25, 0.5, 1];
const RATE = 0.25;
const VALUES = 4;
const PEOPLE = [1000, 2000, 5000, 10_000, 30_000, 100_000];

/** The noise of a representation that may cost so much: on two kinds, with attributes protected, a person changes four cells. */
export const fairnessLaw = (epsilon: number): GaussianLaw =>
  gaussianLaw(priceOf(TERMS, epsilon), [[1, 1, 1, 1]]);

/**
 * The least ratio that an answer leaves open where four values are truly alike: of each there are so many people, of
 * whom a quarter is selected. Undefined where that is too few to come out, or to be compared with.
 */
export const leastRatio = (people: number, epsilon: number): number | undefined => {
  const law = fairnessLaw(epsilon);
  if (people * RATE < K + law.bound) return undefined;
  const width = halfWidth(law, 100 - 5 / (2 * VALUES));
  const bounded = (count: number) => ({ people: count, low: count - width, high: count + width });
  const alike = Array.from({ length: VALUES }, () => ({
    selected: bounded(people * RATE),
    everybody: bounded(people),
  }));
  return comparedRates(alike)[0]?.ratio?.low;
};

/** Rounded down: an answer leaves no less open than it says. */
const ratioText = (ratio: number | undefined): string =>
  ratio === undefined ? 'too few' : (Math.floor(100 * ratio) / 100).toFixed(2);

/** The table of which differences can be told, as the page shows it. */
export const fairnessFigures = (): string =>
  markdownTable(
    ['people of each value', ...EPSILONS.map((epsilon) => `ε ${epsilon}`)],
    PEOPLE.map((people) => [
      people.toLocaleString('en'),
      ...EPSILONS.map((epsilon) => ratioText(leastRatio(people, epsilon))),
    ]),
  );
