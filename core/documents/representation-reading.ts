import { z } from 'zod';
import { AttributeValue } from '#core/names.ts';

/**
 * What a number comes to, and what the true one is between: all of an answer at once in 95 of 100 answers, by the noise.
 * Without `value` where a count was suppressed, of which is known that it is small.
 */
const Bounds = z.strictObject({
  value: z.number().optional(),
  low: z.number(),
  high: z.number(),
});

const ReadValue = z.strictObject({
  value: AttributeValue,
  /** How many people of it are selected; left out where that was suppressed. */
  selected: z.int().nonnegative().optional(),
  /** How many people of its list have it. */
  everybody: z.int().nonnegative(),
  /** The part of them that is selected, from 0 to 1. */
  rate: Bounds,
  /** Whether that is known closely enough, to within four fifths, for others to be compared with it. */
  reference: z.boolean(),
  /** That rate by the highest of those that are; left out where there is no other one. */
  ratio: Bounds.optional(),
  /** Whether that is below four fifths, for all that the noise leaves open. */
  fourFifths: z.enum(['below', 'not-below', 'cannot-tell']).optional(),
});

/** What a release of `representation` says of an audience: worked out from what was released alone. */
export const RepresentationReading = z.strictObject({
  /** By what people are told apart, as party.attribute. */
  attribute: z.string(),
  /** In the order of the agreement. */
  values: z.array(ReadValue),
  /** The value whose rate came out highest of those; left out where there is none. */
  highest: AttributeValue.optional(),
  /** Values that too few people of the list have for anything to be said. */
  leftOut: z.array(AttributeValue),
});
export type RepresentationReading = z.infer<typeof RepresentationReading>;
