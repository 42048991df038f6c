import type { Release, ReleaseCell } from '#core/documents/release.ts';
import type { Bit } from '#redteam/dice.ts';

/** A released cell, and the count it would be about in either world. */
export interface Evidence {
  readonly release: Release;
  readonly cell: ReleaseCell | undefined;
  /** Its count if the target is not in the victim's list, and if he is. */
  readonly without: number;
  readonly with: number;
}

/** Weight of a noise of x, up to a constant: the law of theorem 2, which anybody may know. */
const weight = ({ epsilon, sensitivity }: Release, x: number): number =>
  Math.exp((-epsilon * Math.abs(x)) / sensitivity);

const noisyLogLikelihood = (release: Release, cell: ReleaseCell, count: number): number => {
  const { noiseBound: bound, k } = release;
  if (cell.outcome === 'released')
    return Math.abs(cell.people - count) > bound
      ? Number.NEGATIVE_INFINITY
      : Math.log(weight(release, cell.people - count));
  let below = 0;
  for (let x = -bound; x <= bound && count + x < k + bound; x += 1) below += weight(release, x);
  return Math.log(below);
};

/** A suppressed cell of k or more may be there to protect another: that says nothing by itself. */
const exactLogLikelihood = (release: Release, cell: ReleaseCell, count: number): number => {
  if (cell.outcome === 'suppressed') return 0;
  const told = Math.floor(count / release.roundTo) * release.roundTo;
  return count >= release.k && cell.people === told ? 0 : Number.NEGATIVE_INFINITY;
};

const surelyReleased = ({ question, k }: Release, count: number): boolean =>
  question.analysis === 'overlap' && count >= k;

const logLikelihood = (release: Release, cell: ReleaseCell, count: number): number => {
  if (release.noise === 'laplace') return noisyLogLikelihood(release, cell, count);
  if (cell.outcome === 'suppressed' && surelyReleased(release, count))
    return Number.NEGATIVE_INFINITY;
  return exactLogLikelihood(release, cell, count);
};

/**
 * The best guess there is at the secret bit (Neyman and Pearson 1933): the world under which what was
 * seen is likelier. Cells are noised independently, so their likelihoods multiply. Undefined when
 * both are equally likely, or when neither can be: then only a coin is left.
 */
export const likelierBit = (evidence: readonly Evidence[]): Bit | undefined => {
  const sum = (world: 'without' | 'with'): number =>
    evidence.reduce(
      (total, each) =>
        each.cell ? total + logLikelihood(each.release, each.cell, each[world]) : total,
      0,
    );
  const [without, present] = [sum('without'), sum('with')];
  if (present > without) return 1;
  return without > present ? 0 : undefined;
};

/** The cell of these values; the only one of an overlap if none are named. */
export const cellOf = (
  release: Release,
  values: Readonly<Record<string, string>> = {},
): ReleaseCell | undefined =>
  release.cells.find(({ by }) =>
    Object.entries(values).every(([name, value]) => by[name] === value),
  );
