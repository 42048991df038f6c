import { z } from 'zod';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { ASKED, QuestionVersions } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';

const count = z.int().nonnegative();

/** One answer that left the room, as the ledger tells of it. */
export const ReleaseLine = z.strictObject({
  release: z.string(),
  at: z.iso.datetime(),
  party: PartyId,
  analysis: z.enum(ANALYSIS_NAMES),
  ...ASKED,
  question: ChecksumText,
  versions: QuestionVersions,
  /** What was paid for it, in millionths of ε; left out for answers of rooms up to 0.6.0. */
  microEpsilon: z.int().positive().optional(),
  cells: count,
  suppressed: count,
});
export type ReleaseLine = z.infer<typeof ReleaseLine>;

/** Every answer that left a room, oldest first. */
export const ReleasesDocument = z.strictObject({
  kind: z.literal('releases'),
  releases: z.array(ReleaseLine),
});
export type ReleasesDocument = z.infer<typeof ReleasesDocument>;

/** The same question over the versions that it was asked about, oldest first. */
export const TrendDocument = z.strictObject({
  kind: z.literal('trend'),
  answers: z.array(AnswerDocument).min(1),
});
export type TrendDocument = z.infer<typeof TrendDocument>;
