import type { Release, ReleaseCell } from '#core/documents/release.ts';
import type { CellOutcome } from '#core/privacy/cell-outcome.ts';
import { type NoiseLaw, probabilityOf } from '#core/privacy/noise/noise-law.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';
import type { Bit } from '#redteam/dice.ts';

/** A released cell, and the count it would be about in either world. */
export interface Evidence {
  readonly release: Release;
  readonly cell: ReleaseCell | undefined;
  /** Its count if the secret bit is 0 (the target is not in the victim's list), and if it is 1. */
  readonly without: number;
  readonly with: number;
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

/**
 * How much likelier what was seen is if the secret bit is 1 than if it is 0, as a logarithm. Cells are noised
 * independently, so their likelihoods multiply. Not a number when neither world can be.
 */
export const logRatioOf = (evidence: readonly Evidence[]): number => {
  const sum = (world: 'without' | 'with'): number =>
    evidence.reduce(
      (total, each) =>
        each.cell ? total + logLikelihoodOf(each.release)(each.cell, each[world]) : total,
      0,
    );
  return sum('with') - sum('without');
};

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
