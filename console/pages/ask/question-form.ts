import { z } from 'zod';
import { COUNT_ANALYSES } from '#console/pages/ask/offer.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { MAX_VALUE_LENGTH } from '#core/limits.ts';
import { DatasetName, ExperimentName } from '#core/names.ts';

/** An attribute as `party.attribute`, and one with a value. */
const NAME = z.string().max(80);
const FILTER = z.string().max(81 + MAX_VALUE_LENGTH);

/** Boxes of one name: none, one or several of them were ticked. */
const ticked = <Each extends z.ZodType<unknown, string>>(each: Each) =>
  z.union([z.array(each), each.transform((one) => [one])]).optional();

/** A question as the form of the page has it, in an address or in a form that was sent. */
export const QuestionForm = z.strictObject({
  analysis: z.enum(COUNT_ANALYSES).optional(),
  by: ticked(NAME),
  experiment: ExperimentName.optional(),
  /** As `party.attribute=value`. */
  where: ticked(FILTER),
  /** Whether people are matched by points, or by kinds of identifier. */
  how: z.enum(['people', 'kinds']).optional(),
  on: ticked(z.enum(IDENTIFIER_KINDS)),
  /** Lists of the advertiser and of the publisher. */
  counted: DatasetName.optional(),
  other: DatasetName.optional(),
  /** With a point or a comma. */
  epsilon: z
    .string()
    .trim()
    .regex(/^\d{1,9}([.,]\d{1,6})?$/)
    .transform((text) => text.replace(',', '.'))
    .optional(),
  /** The work by which it was asked. */
  job: z.string().max(40).optional(),
});
export type QuestionForm = z.infer<typeof QuestionForm>;
