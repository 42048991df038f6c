import { liftOf } from '#core/measurement/lift.ts';
import { rateOf } from '#core/measurement/rate.ts';
import { type GaussianLaw, gaussianLaw, noiseVariance } from '#core/privacy/noise/noise-law.ts';
import { priceOf } from '#core/privacy/price.ts';
import type { Marks } from '#proof/bench/page/between-marks.ts';
import { markdownTable } from '#proof/bench/page/table.ts';

/** Where the figures stand. */
export const LIFT_FIGURES: Marks = {
  page: 'docs/measurement.md',
  begin: '<!-- lift: written by proof/bench/lift.ts -->',
  end: '<!-- end of lift -->',
};

const K = 100;
const TERMS = { noise: 'gaussian', lifetimeEpsilon: 5, delta: 1e-6 } as const;
const EPSILONS = [0.1, 0.25, 0.5, 1];
const RATES = [0.02, 0.1];
const PEOPLE = [2000, 5000, 10_000, 30_000, 100_000, 300_000];

/** The noise of a lift that may cost so much, in a room whose life may tell epsilon 5: a person changes two cells. */
export const liftLaw = (epsilon: number): GaussianLaw =>
  gaussianLaw(priceOf(TERMS, epsilon), [[1, 1]]);

/** By how much the interval of a lift reaches to either side, where both arms have so many people and one rate. */
export const liftHalfWidth = (people: number, rate: number, variance: number): number => {
  const converted = people * rate;
  const arm = rateOf({
    converted: { people: converted, variance },
    others: { people: people - converted, variance },
  });
  const { low, high } = liftOf(arm, arm);
  return (high - low) / 2;
};

const points = (halfWidth: number): string => `± ${(100 * halfWidth).toFixed(2)}`;

const cellText = (people: number, rate: number, epsilon: number): string => {
  const law = liftLaw(epsilon);
  // What is as likely as not to stay below the threshold is no plan.
  if (people * rate < K + law.bound) return 'too few';
  return points(liftHalfWidth(people, rate, noiseVariance(law)));
};

const tableOf = (rate: number): string =>
  markdownTable(
    ['people in each arm', ...EPSILONS.map((epsilon) => `ε ${epsilon}`), 'without noise'],
    PEOPLE.map((people) => [
      people.toLocaleString('en'),
      ...EPSILONS.map((epsilon) => cellText(people, rate, epsilon)),
      points(liftHalfWidth(people, rate, 0)),
    ]),
  );

/** The tables of how small a lift can be told, as the page shows them. */
export const liftFigures = (): string =>
  RATES.map((rate) => `Where ${100 * rate} of 100 convert, in points:\n\n${tableOf(rate)}`).join(
    '\n\n',
  );
