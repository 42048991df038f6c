import { sumSensitivity } from '#core/analyses/history-sensitivity.ts';
import { perHeadOf } from '#core/measurement/per-head.ts';
import type { Rate } from '#core/measurement/rate.ts';
import { peopleOf } from '#core/measurement/rate.ts';
import { drawNoise, lawFor, type NoiseLaw, noiseVariance } from '#core/privacy/noise/noise-law.ts';
import { type SumLaw, sumLaw } from '#core/privacy/noise/sum-law.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { priceOf } from '#core/privacy/price.ts';
import { worstOf } from '#core/privacy/sensitivity.ts';
import { splitPrice } from '#core/privacy/split-price.ts';
import { SimulatedTrial } from '#proof/bench/lift/simulated-trial.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';

/** The most that a person counts for: 500.00. */
export const MOST = 50_000;

const CELLS = { kinds: 1, perPair: 1, decides: { counted: true, other: true } };

/** The noise that ε 1 buys of an `event-lift`, whose half hides people and half their amount. */
const noiseOf = (noise: NoiseLaw['noise']): { readonly people: NoiseLaw; readonly sum: SumLaw } => {
  const price =
    noise === 'gaussian'
      ? priceOf({ noise, lifetimeEpsilon: 5, delta: 1e-6 }, 1)
      : priceOf({ noise, epsilon: 1, delta: 1e-6 }, 1);
  const { people, sum } = splitPrice(price, 1);
  const changesIn = (step: number) =>
    worstOf(sumSensitivity(CELLS, { most: MOST, step }, 'attributes'));
  return {
    people: lawFor(noise, people, [[1, 1]]),
    sum: sumLaw(noise, sum, { name: 'amount', most: MOST, changesIn }),
  };
};

/** What somebody who converted is worth, by one roll of so many sides, and in the mean. */
export interface ValueLaw {
  readonly sides: number;
  worth(roll: number): number;
}

/** What a mean converter is worth under a law. */
export const meanValue = ({ sides, worth }: ValueLaw): number =>
  Array.from({ length: sides }, (_, roll) => worth(roll)).reduce((a, b) => a + b, 0) / sides;

/** Arms with people, values and noise that a seed decides. */
export class SimulatedValues {
  readonly #trial: SimulatedTrial;
  readonly #source: UniformSource;
  readonly #sum: SumLaw;

  constructor(seed: string, noise: NoiseLaw['noise']) {
    const { people, sum } = noiseOf(noise);
    this.#trial = new SimulatedTrial(`people ${seed}`, people);
    this.#source = new UniformSource(seededRandomness(`values ${seed}`));
    this.#sum = sum;
  }

  /** What an arm of so many people is worth per head, as it would be read of a release. */
  arm(people: number, rate: number, { sides, worth }: ValueLaw): Rate {
    const { step, law } = this.#sum;
    const converted = this.#trial.converts(people, rate);
    let sum = 0;
    for (let n = 0; n < converted; n += 1) sum += worth(this.#source.below(sides));
    const told = step * (Math.round(sum / step) + drawNoise(law, this.#source));
    const counts = {
      converted: this.#trial.noised(converted),
      others: this.#trial.noised(people - converted),
    };
    const variance = step ** 2 * (noiseVariance(law) + 1 / 12);
    return perHeadOf({ value: told, variance }, peopleOf(counts), MOST);
  }
}
