import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { LiftReading } from '#core/documents/lift-reading.ts';
import { Release } from '#core/documents/release.ts';
import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import { readCells } from '#core/usecases/questions/read-cells.ts';
import { readLift } from '#core/usecases/questions/read-lift.ts';
import { statedLaw } from '#core/usecases/questions/stated-law.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';

/** What a room released, without what is said beside it. No cell of it may be near the threshold. */
export const releaseOf = (answer: AnswerDocument): Release =>
  Release.parse(
    Object.fromEntries(Object.entries(answer).filter(([name]) => name in Release.shape)),
  );

/** The law of its noise. */
export const lawOf = (release: Release): NoiseLaw => {
  const law = statedLaw(release);
  if (law === undefined) throw new Error('the answer has no noise');
  return law;
};

/** What the release would say of the treatment, if these were its counts and its noise were drawn anew by a seed. */
export const redrawnLift = (
  release: Release,
  cells: readonly CountedCell[],
  seed: string,
): LiftReading | undefined => {
  const rules = { k: release.k, law: lawOf(release) };
  const redrawn = { ...release, cells: [...releaseNoisily(cells, rules, seededRandomness(seed))] };
  return readLift(redrawn, readCells(redrawn));
};
