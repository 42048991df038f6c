import type { Randomness } from '#core/ports/randomness.ts';
import type { CellOutcome, CountedCell } from '#core/privacy/cell-outcome.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { releaseTogether } from '#core/privacy/noise/summed-release.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';
import {
  type Evidence,
  noisyLogLikelihood,
  type SumEvidence,
  sumLogLikelihood,
} from '#redteam/likelihood.ts';

/** One noised cell of a game: its law, and its count in either world, and those of its sums. */
export interface NoisedCell {
  readonly law: NoiseLaw;
  readonly k: number;
  readonly without: number;
  readonly with: number;
  readonly sums?: readonly SumEvidence[];
}

/** The noised cells that a game turned on; those that are the same in both worlds say nothing. */
export const noisedCells = (evidence: readonly Evidence[]): readonly NoisedCell[] =>
  evidence.flatMap(({ release, without, with: present, sums = [] }) => {
    const law = statedLaw(release);
    const differs = [{ without, with: present }, ...sums].some(
      (each) => each.without !== each.with,
    );
    return law && differs
      ? [{ law, k: release.k, without, with: present, ...(sums.length > 0 && { sums }) }]
      : [];
  });

/** How to play on the mechanism itself. */
export interface DrawOptions {
  /** Noises to draw in each world: as many games as they are enough for. */
  readonly draws: number;
  readonly randomness: Randomness;
  /** What noises the counts; the room's own if left out. */
  readonly mechanism?: typeof releaseTogether;
}

/** What the best test goes by, of many games in either world: how much likelier what was seen is with the target. */
export interface LogRatios {
  readonly without: Float64Array;
  readonly with: Float64Array;
}

const keyOf = (outcome: CellOutcome): number =>
  outcome.outcome === 'released' ? outcome.people : -1;

/** The logarithm of the likelihood ratio of an outcome; that of a number of people is reckoned once. */
const ratioOf = ({ law, k, without, with: present, sums = [] }: NoisedCell) => {
  const likelihood = noisyLogLikelihood(law, k);
  const known = new Map<number, number>();
  const ofPeople = (outcome: CellOutcome): number => {
    const key = keyOf(outcome);
    const ratio = known.get(key) ?? likelihood(outcome, present) - likelihood(outcome, without);
    known.set(key, ratio);
    return ratio;
  };
  const ofSums = sums.map((sum) => {
    const told = sumLogLikelihood(sum.law);
    return (outcome: CellOutcome): number => told(outcome, sum.with) - told(outcome, sum.without);
  });
  return (outcome: CellOutcome): number =>
    ofSums.reduce((total, ratio) => total + ratio(outcome), ofPeople(outcome));
};

/** Fewest games from which anything can be told. */
const FEWEST = 1_000;

/** What the engine would answer of a cell in a world: nothing of one with fewer than k people. */
const countedIn = (cell: NoisedCell, world: 'without' | 'with'): CountedCell => {
  if (cell[world] < cell.k) return { by: {}, people: undefined };
  const sums = (cell.sums ?? []).map((sum) => [sum.law.name, BigInt(sum[world])]);
  return { by: {}, people: cell[world], sums: Object.fromEntries(sums) };
};

/**
 * Plays a game many times where a room would be too slow: the noise that the room would draw, on the counts
 * that it would find in either world.
 */
export const drawRatios = (
  cells: readonly NoisedCell[],
  { draws, randomness, mechanism = releaseTogether }: DrawOptions,
): LogRatios => {
  const games = Math.max(FEWEST, Math.floor(draws / cells.length));
  const ratios = { without: new Float64Array(games), with: new Float64Array(games) };
  for (const cell of cells) {
    const ratio = ratioOf(cell);
    const rules = { ...cell, sums: (cell.sums ?? []).map(({ law }) => law) };
    for (const world of ['without', 'with'] as const) {
      const counted = Array.from({ length: games }, () => countedIn(cell, world));
      mechanism(counted, rules, randomness).forEach((outcome, at) => {
        ratios[world][at] = (ratios[world][at] ?? 0) + ratio(outcome);
      });
    }
  }
  return ratios;
};
