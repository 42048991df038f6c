import type { Randomness } from '#core/ports/randomness.ts';
import type { CellOutcome, CountedCell, ReleasedCell } from '#core/privacy/cell-outcome.ts';
import { drawNoise, type NoiseLaw } from './noise-law.ts';
import { UniformSource } from './uniform.ts';

/** What a noisy release needs to know. */
export interface NoisyReleaseRules {
  /** Fewest people a released cell may describe. */
  readonly k: number;
  readonly law: NoiseLaw;
}

/**
 * The outcome of one cell, given its noise. A cell whose count the engine kept to itself is below k,
 * and could not reach k + B with noise of at most B either: keeping it changes no outcome.
 */
export const noisyOutcome = (
  people: number | undefined,
  noise: number,
  { k, bound }: { readonly k: number; readonly bound: number },
): CellOutcome =>
  people === undefined || people + noise < k + bound
    ? { outcome: 'suppressed', reason: 'below-noisy-threshold' }
    : { outcome: 'released', people: people + noise };

/**
 * The release with noise. Promise: a released cell describes at least k people, with certainty, because
 * count + X ≥ k + B and X ≤ B; and the whole answer is as private as the law was made to keep it. A cell
 * below k, which the engine does not even return, is suppressed whatever the noise.
 * Proofs: docs/privacy.md, theorems 1 and 2.
 */
export const releaseNoisily = (
  cells: readonly CountedCell[],
  { k, law }: NoisyReleaseRules,
  randomness: Randomness,
): readonly ReleasedCell[] => {
  const source = new UniformSource(randomness);
  return cells.map(({ by, people }) => {
    const noise = drawNoise(law, source);
    return { by, ...noisyOutcome(people, noise, { k, bound: law.bound }) };
  });
};
