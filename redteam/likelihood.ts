import type { Release, ReleaseCell } from '#core/documents/release.ts';
import type { CellOutcome } from '#core/privacy/cell-outcome.ts';
import { type NoiseLaw, probabilityOf } from '#core/privacy/noise/noise-law.ts';
import type { SumLaw } from '#core/privacy/noise/sum-law.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';
import type { Bit } from '#redteam/dice.ts';

/** A sum that is told beside a count, and what it would be in either world, in smallest units. */
export interface SumEvidence {
  readonly law: SumLaw;
  readonly without: number;
  readonly with: number;
}

/** A released cell, and the count it would be about in either world. */
export interface Evidence {
  readonly release: Release;
  readonly cell: ReleaseCell | undefined;
  /** Its count if the secret bit is 0 (the target is not in the victim's list), and if it is 1. */
  readonly without: number;
  readonly with: number;
  /** The sums beside it; left out where a question has none. */
  readonly sums?: readonly SumEvidence[];
}

/** How likely an outcome is for a count, as a logarithm. */
type LogLikelihood = (outcome: CellOutcome, count: number) => number;

/** Of a noised cell, by the law of the noise, which anybody may know; *suppressed* is an outcome too. */
export const noisyLogLikelihood = (law: NoiseLaw, k: number): LogLikelihood => {
  const probability = probabilityOf(law);
  return (outcome, count) => {
    if (outcome.outcome === 'released') return Math.log(probability(outcome.people - count));
    // Withheld for another reason than the noise: that is the same in both worlds.
    if (outcome.reason !== 'below-noisy-threshold') return 0;
    let below = 0;
    for (let x = -law.bound; x <= law.bound && count + x < k + law.bound; x += 1)
      below += probability(x);
    return Math.log(below);
  };
};

/** The nearest number of whole steps, the larger of two: what the noise of a sum is added to. */
const stepsOf = (sum: number, { step }: SumLaw): number =>
  Math.floor((2 * sum + step) / (2 * step));

/** How likely it is that a sum is told so, as a logarithm; a sum that was not told says nothing. */
export const sumLogLikelihood = ({ name, step, law }: SumLaw) => {
  const probability = probabilityOf(law);
  const found = new Map<number, number>();
  return (outcome: CellOutcome, sum: number): number => {
    const told = outcome.outcome === 'released' ? outcome.sums?.[name] : undefined;
    if (told === undefined) return 0;
    const noise = Math.round(told / step) - stepsOf(sum, { name, step, law });
    const known = found.get(noise) ?? Math.log(probability(noise));
    found.set(noise, known);
    return known;
  };
};

/** A suppressed cell of k or more may be there to protect another: that says nothing by itself. */
const exactLogLikelihood =
  ({ question, k, roundTo }: Release): LogLikelihood =>
  (outcome, count) => {
    if (outcome.outcome === 'suppressed')
      return question.analysis === 'overlap' && count >= k ? Number.NEGATIVE_INFINITY : 0;
    const told = Math.floor(count / roundTo) * roundTo;
    return count >= k && outcome.people === told ? 0 : Number.NEGATIVE_INFINITY;
  };

const logLikelihoodOf = (release: Release): LogLikelihood => {
  const law = statedLaw(release);
  return law ? noisyLogLikelihood(law, release.k) : exactLogLikelihood(release);
};

/** Which of both worlds. */
type World = 'without' | 'with';

/** How likely all that was seen is in a world, as a logarithm. Cells and sums are noised independently, so it multiplies. */
const logLikelihoodIn = (evidence: readonly Evidence[], world: World): number =>
  evidence.reduce((total, { release, cell, sums = [], ...counts }) => {
    if (!cell) return total;
    const people = logLikelihoodOf(release)(cell, counts[world]);
    return sums.reduce(
      (all, each) => all + sumLogLikelihood(each.law)(cell, each[world]),
      total + people,
    );
  }, 0);

/**
 * How much likelier what was seen is if the secret bit is 1 than if it is 0, as a logarithm. Not a number when neither
 * world can be.
 */
export const logRatioOf = (evidence: readonly Evidence[]): number =>
  logLikelihoodIn(evidence, 'with') - logLikelihoodIn(evidence, 'without');

/** Whether what was seen can be at all where the secret bit is that. */
export const isPossible = (evidence: readonly Evidence[], bit: Bit): boolean =>
  logLikelihoodIn(evidence, bit === 1 ? 'with' : 'without') > Number.NEGATIVE_INFINITY;

/**
 * The best guess there is at the secret bit (Neyman and Pearson 1933): the world under which what was
 * seen is likelier. Undefined when both are equally likely, or when neither can be: then only a coin is left.
 */
export const likelierBit = (evidence: readonly Evidence[]): Bit | undefined => {
  const ratio = logRatioOf(evidence);
  if (ratio > 0) return 1;
  return ratio < 0 ? 0 : undefined;
};

/** The cell of these values; the only one of an overlap if none are named. */
export const cellOf = (
  release: Release,
  values: Readonly<Record<string, string>> = {},
): ReleaseCell | undefined =>
  release.cells.find(({ by }) =>
    Object.entries(values).every(([name, value]) => by[name] === value),
  );
