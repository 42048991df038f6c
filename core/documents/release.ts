import { z } from 'zod';
import { Question } from '#core/analyses/question.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { QuestionVersions } from '#core/ledger/fields.ts';
import { SUPPRESSION_REASONS } from '#core/privacy/cell-outcome.ts';

const by = z.record(z.string(), z.string());

/** A cell whose count left. */
export const ReleasedCell = z.strictObject({
  by,
  outcome: z.literal('released'),
  people: z.int().nonnegative(),
  /** Sums beside the people by their names, in smallest units: noise can make one negative. */
  sums: z.record(z.string(), z.int()).optional(),
});

/** A cell of which nothing is said. */
export const SuppressedCell = z.strictObject({
  by,
  outcome: z.literal('suppressed'),
  reason: z.enum(SUPPRESSION_REASONS),
});

const Cell = z.discriminatedUnion('outcome', [ReleasedCell, SuppressedCell]);

/** A sum that is told of each released cell, and how far off it may be, all in its smallest units. */
export const ReleaseSum = z.strictObject({
  name: z.enum(['conversions', 'amount']),
  /** What it is called for people: the name of a value in the agreement. */
  says: z.string(),
  /** The currency or the unit; empty for conversions. */
  unit: z.string(),
  /** Digits behind the point. */
  decimals: z.int().nonnegative(),
  /** The most that one event counts for by the agreement; none of conversions. */
  clip: z.int().positive().optional(),
  /** It is told in whole multiples of this. */
  step: z.int().positive(),
  /** The variance of its noise before it was cut off, in steps squared, rounded up. */
  variance: z.int().positive(),
  noiseBound: z.int().nonnegative(),
  noiseHalfWidth: z.int().nonnegative(),
});
export type ReleaseSum = z.infer<typeof ReleaseSum>;

/** The answer that leaves, as it is stored and handed out again and again, unchanged. */
export const Release = z.strictObject({
  release: z.string(),
  question: Question,
  versions: QuestionVersions,
  agreement: ChecksumText,
  at: z.iso.datetime(),
  k: z.int().positive(),
  epsilon: z.number().positive(),
  noise: z.enum(['gaussian', 'laplace', 'none']),
  /** Probability with which ε does not hold; 0 where there is no noise to speak of. */
  delta: z.number().nonnegative(),
  /** Most by which one person can change the counts of this question, all cells together. */
  sensitivity: z.int().positive(),
  /** σ², where the noise is Gaussian. */
  variance: z.int().positive().optional(),
  /** What of a person the price covers; left out by releases of older rooms, which covered membership alone. */
  protects: z.enum(['membership', 'attributes']).optional(),
  /** Most that noise can have changed a count by; 0 where there is none. */
  noiseBound: z.int().nonnegative(),
  /** Noise changes a count by at most this in 95 of 100 releases; 0 where there is none. */
  noiseHalfWidth: z.int().nonnegative(),
  /** What is told of each released cell beside its people; left out where nothing is. */
  sums: z.array(ReleaseSum).min(1).optional(),
  /** How many events of one person counted, where events were read. */
  contributions: z
    .strictObject({ conversions: z.int().positive(), touches: z.int().positive() })
    .optional(),
  /** Counts are rounded down to a multiple of this; 1 where they are noised instead. */
  roundTo: z.int().positive(),
  cells: z.array(Cell).min(1),
});
export type Release = z.infer<typeof Release>;
export type ReleaseCell = z.infer<typeof Cell>;
