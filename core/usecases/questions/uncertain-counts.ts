import type { AnswerCell } from '#core/documents/answer-document.ts';
import type { Release } from '#core/documents/release.ts';
import type { UncertainCount } from '#core/measurement/rate.ts';
import { noiseVariance } from '#core/privacy/noise/noise-law.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';

/** A cell that was not suppressed. */
export type ReleasedCell = Extract<AnswerCell, { outcome: 'released' }>;

/** What a released cell says of its count. One that was rounded down is as likely each number up to the next step. */
export const uncertainCounts = (release: Release): ((cell: ReleasedCell) => UncertainCount) => {
  const law = statedLaw(release);
  const { roundTo } = release;
  const variance = (law === undefined ? 0 : noiseVariance(law)) + (roundTo ** 2 - 1) / 12;
  return ({ people }) => ({ people: people + (roundTo - 1) / 2, variance });
};
