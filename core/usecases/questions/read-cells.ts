import type { AnswerCell } from '#core/documents/answer-document.ts';
import type { Release } from '#core/documents/release.ts';
import { countReader } from '#core/privacy/noise/near-threshold.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';

/**
 * The cells of a release as they are to be read: one that is released only just is too high on average, so
 * it gets an interval and an estimate of its own. Made of the release alone, whoever reads it and whenever.
 */
export const readCells = (release: Release): AnswerCell[] => {
  const law = statedLaw(release);
  if (law === undefined) return release.cells;
  const read = countReader(law, release.k);
  return release.cells.map((cell): AnswerCell => {
    if (cell.outcome === 'suppressed') return cell;
    const { plain, low, high, estimate } = read(cell.people);
    return plain ? cell : { ...cell, low, high, estimate };
  });
};
