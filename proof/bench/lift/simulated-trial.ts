import type { ArmCounts, UncertainCount } from '#core/measurement/rate.ts';
import { drawNoise, type NoiseLaw, noiseVariance } from '#core/privacy/noise/noise-law.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';

/** The noise of two changed cells at about ε 1: that of a lift. */
export const LAWS: Readonly<Record<NoiseLaw['noise'], NoiseLaw>> = {
  gaussian: { noise: 'gaussian', variance: 45, bound: 34 },
  laplace: { noise: 'laplace', rate: { n: 1n, d: 2n }, bound: 27 },
};

/** Draws the arms of trials, with chance and noise that a seed decides. */
export class SimulatedTrial {
  readonly #source: UniformSource;
  readonly #law: NoiseLaw;
  readonly #variance: number;

  constructor(seed: string, law: NoiseLaw) {
    this.#source = new UniformSource(seededRandomness(seed));
    this.#law = law;
    this.#variance = noiseVariance(law);
  }

  /** How many of so many people convert: by the gaps between them. */
  converts(people: number, rate: number): number {
    let converted = 0;
    for (let at = this.#gap(rate); at <= people; at += this.#gap(rate)) converted += 1;
    return converted;
  }

  /** The counts of an arm as they would be released. */
  arm(people: number, rate: number): ArmCounts {
    const converted = this.converts(people, rate);
    return { converted: this.noised(converted), others: this.noised(people - converted) };
  }

  /** A count with noise. */
  noised(people: number): UncertainCount {
    return { people: people + drawNoise(this.#law, this.#source), variance: this.#variance };
  }

  #gap(rate: number): number {
    const uniform = (this.#source.below(2 ** 32) + 0.5) / 2 ** 32;
    return 1 + Math.floor(Math.log(uniform) / Math.log1p(-rate));
  }
}
