import type { AnswerCell } from '#core/documents/answer-document.ts';
import type { Release } from '#core/documents/release.ts';
import { meanOf } from '#core/measurement/mean.ts';
import type { Interval } from '#core/measurement/rate.ts';
import { countReader } from '#core/privacy/noise/near-threshold.ts';
import { type NoiseLaw, noiseVariance } from '#core/privacy/noise/noise-law.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';

type ReleasedCell = Extract<AnswerCell, { outcome: 'released' }>;

const inHundredths = ({ value, low, high }: Interval): Interval => ({
  value: Number(value.toFixed(2)),
  low: Number(low.toFixed(2)),
  high: Number(high.toFixed(2)),
});

/**
 * What the amount of a cell comes to for each of its people, in smallest units: of `value` alone, as it is the amounts of
 * these people that it adds up. A cell near the threshold has none, since its people are too many on average.
 */
const meanReader = (
  { question, sums = [] }: Release,
  law: NoiseLaw,
): ((cell: ReleasedCell) => Pick<ReleasedCell, 'mean'>) => {
  const amount = sums.find(({ name }) => name === 'amount');
  if (question.analysis !== 'value' || amount === undefined) return () => ({});
  const people = noiseVariance(law);
  const variance = amount.step ** 2 * (amount.variance + 1 / 12);
  return (cell) => {
    const sum = { value: cell.sums?.amount ?? 0, variance };
    const mean = meanOf(sum, { value: cell.people, variance: people });
    return mean ? { mean: inHundredths(mean) } : {};
  };
};

/**
 * The cells of a release as they are to be read: one that is released only just is too high on average, so
 * it gets an interval and an estimate of its own. Made of the release alone, whoever reads it and whenever.
 */
export const readCells = (release: Release): AnswerCell[] => {
  const law = statedLaw(release);
  if (law === undefined) return release.cells;
  const read = countReader(law, release.k);
  const meanIn = meanReader(release, law);
  return release.cells.map((cell): AnswerCell => {
    if (cell.outcome === 'suppressed') return cell;
    const { plain, low, high, estimate } = read(cell.people);
    return plain ? { ...cell, ...meanIn(cell) } : { ...cell, low, high, estimate };
  });
};
