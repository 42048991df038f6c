import { z } from 'zod';
import { LINT_REASONS } from '#core/lint/reasons.ts';

const count = z.int().nonnegative();

/** What a correct lint finds in one file. A reason that no row has is left out. */
export const FileTruth = z.strictObject({
  file: z.string(),
  rows: count,
  accepted: count,
  quarantined: z.partialRecord(z.enum(LINT_REASONS), count),
});
export type FileTruth = z.infer<typeof FileTruth>;

/**
 * Matched people. A person matches on a kind if both files hold an accepted row of theirs with
 * that identifier, neither missing nor set aside nor mistyped; noise and threshold come later.
 */
const OverlapTruth = z.strictObject({
  /** People found by a question that matches on e-mail only. */
  email: count,
  /** People found by a question that matches on phone only. */
  phone: count,
  /** People found by either, e-mail first and then phone: each counts once. */
  waterfall: count,
});

/** What is true about a sample: the measure for everything that is computed from it. */
export const SampleTruth = z.strictObject({
  seed: z.int().nonnegative(),
  brandPeople: count,
  publisherPeople: count,
  sharedPeople: count,
  files: z.strictObject({ brand: FileTruth, publisher: FileTruth }),
  overlap: OverlapTruth,
  /**
   * The people of the waterfall match by attribute ("brand.tier" → "gold") and by each pair of a
   * brand's and a publisher's attribute ("brand.tier × publisher.device" → "gold × tv"). Every
   * declared cell is there, also with 0; the cells of each table add up to `overlap.waterfall`.
   */
  segments: z.record(z.string(), z.record(z.string(), count)),
});
export type SampleTruth = z.infer<typeof SampleTruth>;
