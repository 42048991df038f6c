import type { AnswerCell } from '#core/documents/answer-document.ts';
import type { Release } from '#core/documents/release.ts';
import { readCount } from '#core/privacy/noise/near-threshold.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { decimalRational, rational } from '#core/rational.ts';

/** The noise of a release, as it says itself; none for exact counts. */
const lawOf = (release: Release): NoiseLaw | undefined => {
  const { noise, variance, epsilon, sensitivity, noiseBound: bound } = release;
  if (noise === 'gaussian') return variance === undefined ? undefined : { noise, variance, bound };
  if (noise === 'none') return undefined;
  const { n, d } = decimalRational(epsilon);
  return { noise, rate: rational(n, d * BigInt(sensitivity)), bound };
};

/**
 * The cells of a release as they are to be read: one that is released only just is too high on average, so
 * it gets an interval and an estimate of its own. Made of the release alone, whoever reads it and whenever.
 */
export const readCells = (release: Release): AnswerCell[] => {
  const law = lawOf(release);
  return release.cells.map((cell): AnswerCell => {
    if (law === undefined || cell.outcome === 'suppressed') return cell;
    const { plain, low, high, estimate } = readCount(cell.people, law, release.k);
    return plain ? cell : { ...cell, low, high, estimate };
  });
};
