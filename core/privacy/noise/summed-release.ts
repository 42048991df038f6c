import type { Randomness } from '#core/ports/randomness.ts';
import type { CellOutcome, CountedCell, ReleasedCell } from '#core/privacy/cell-outcome.ts';
import { drawNoise, type NoiseLaw } from './noise-law.ts';
import { noisyOutcome } from './noisy-release.ts';
import type { SumLaw } from './sum-law.ts';
import { UniformSource } from './uniform.ts';

/** What a release of people and sums needs to know. */
export interface SummedReleaseRules {
  /** Fewest people a released cell may describe. */
  readonly k: number;
  /** The noise of the people. */
  readonly law: NoiseLaw;
  readonly sums: readonly SumLaw[];
}

/** The noise of one cell: of its people, and of each sum in its steps. */
export interface CellNoise {
  readonly people: number;
  readonly sums: readonly number[];
}

/** The whole number of steps that is nearest, the larger of two. */
const stepsIn = (sum: bigint, step: bigint): bigint => (2n * sum + step) / (2n * step);

/** What numbers of a document hold exactly: a sum beyond is told as the last of them, which looks at no person. */
const MOST_TOLD = BigInt(Number.MAX_SAFE_INTEGER);

const noisySum = (sum: bigint, noise: number, { step }: SumLaw): number => {
  const told = BigInt(step) * (stepsIn(sum, BigInt(step)) + BigInt(noise));
  return Number(told > MOST_TOLD ? MOST_TOLD : told);
};

/**
 * The outcome of one cell, given its noise. A sum of a cell that the engine kept to itself never leaves, and none that
 * the cell does not have: which it has, is declared.
 */
export const summedOutcome = (
  { people, sums }: CountedCell,
  noise: CellNoise,
  { k, law: { bound }, sums: laws }: SummedReleaseRules,
): CellOutcome => {
  const outcome = noisyOutcome(people, noise.people, { k, bound });
  if (outcome.outcome === 'suppressed') return outcome;
  const told = laws.flatMap((law, at) => {
    const sum = sums?.[law.name];
    return sum === undefined ? [] : [[law.name, noisySum(sum, noise.sums[at] ?? 0, law)]];
  });
  return told.length === 0 ? outcome : { ...outcome, sums: Object.fromEntries(told) };
};

/**
 * The release of people and sums together. Promise: a cell leaves by its people alone, by the rule of any noisy release,
 * and its sums leave with it or not at all: rounded to whole steps, each with noise of its own. Noise is drawn for
 * every measure of every cell, whatever leaves. Proof: docs/privacy.md, section "Histories".
 */
export const releaseTogether = (
  cells: readonly CountedCell[],
  rules: SummedReleaseRules,
  randomness: Randomness,
): readonly ReleasedCell[] => {
  const source = new UniformSource(randomness);
  return cells.map((cell) => {
    const people = drawNoise(rules.law, source);
    const sums = rules.sums.map(({ law }) => drawNoise(law, source));
    return { by: cell.by, ...summedOutcome(cell, { people, sums }, rules) };
  });
};
