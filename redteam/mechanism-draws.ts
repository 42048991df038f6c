import type { Randomness } from '#core/ports/randomness.ts';
import type { CellOutcome } from '#core/privacy/cell-outcome.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';
import { type Evidence, noisyLogLikelihood } from '#redteam/likelihood.ts';

/** One noised cell of a game: its law, and its count in either world. */
export interface NoisedCell {
  readonly law: NoiseLaw;
  readonly k: number;
  readonly without: number;
  readonly with: number;
}

/** The noised cells that a game turned on; those whose count is the same in both worlds say nothing. */
export const noisedCells = (evidence: readonly Evidence[]): readonly NoisedCell[] =>
  evidence.flatMap(({ release, without, with: present }) => {
    const law = statedLaw(release);
    return law && without !== present ? [{ law, k: release.k, without, with: present }] : [];
  });

/** How to play on the mechanism itself. */
export interface DrawOptions {
  /** Noises to draw in each world: as many games as they are enough for. */
  readonly draws: number;
  readonly randomness: Randomness;
  /** What noises the counts; the room's own if left out. */
  readonly mechanism?: typeof releaseNoisily;
}

/** What the best test goes by, of many games in either world: how much likelier what was seen is with the target. */
export interface LogRatios {
  readonly without: Float64Array;
  readonly with: Float64Array;
}

const keyOf = (outcome: CellOutcome): number =>
  outcome.outcome === 'released' ? outcome.people : -1;

/** The logarithm of the likelihood ratio of an outcome; each is reckoned once. */
const ratioOf = ({ law, k, without, with: present }: NoisedCell) => {
  const likelihood = noisyLogLikelihood(law, k);
  const known = new Map<number, number>();
  return (outcome: CellOutcome): number => {
    const key = keyOf(outcome);
    const ratio = known.get(key) ?? likelihood(outcome, present) - likelihood(outcome, without);
    known.set(key, ratio);
    return ratio;
  };
};

/** Fewest games from which anything can be told. */
const FEWEST = 1_000;

/**
 * Plays a game many times where a room would be too slow: the noise that the room would draw, on the counts
 * that it would find in either world.
 */
export const drawRatios = (
  cells: readonly NoisedCell[],
  { draws, randomness, mechanism = releaseNoisily }: DrawOptions,
): LogRatios => {
  const games = Math.max(FEWEST, Math.floor(draws / cells.length));
  const sums = { without: new Float64Array(games), with: new Float64Array(games) };
  for (const cell of cells) {
    const ratio = ratioOf(cell);
    for (const world of ['without', 'with'] as const) {
      const people = cell[world] < cell.k ? undefined : cell[world];
      const counted = Array.from({ length: games }, () => ({ by: {}, people }));
      mechanism(counted, cell, randomness).forEach((outcome, at) => {
        sums[world][at] = (sums[world][at] ?? 0) + ratio(outcome);
      });
    }
  }
  return sums;
};
