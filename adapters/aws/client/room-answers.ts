import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { DatasetName, PartyId } from '#core/names.ts';
import { QUESTION_REFUSALS } from '#core/refusals.ts';
import { Release } from '#core/usecases/questions/release.ts';

const DatasetBudget = z.object({
  party: PartyId,
  dataset: DatasetName,
  limit: z.number(),
  spent: z.number(),
  left: z.number(),
  affords: z.boolean(),
  renewsAt: z.iso
    .datetime()
    .optional()
    .transform((at) => (at === undefined ? undefined : new Date(at))),
});

const Refused = z.object({
  outcome: z.literal('refused'),
  reason: z.enum(QUESTION_REFUSALS),
  budget: DatasetBudget.optional(),
});

const Released = z.object({
  outcome: z.literal('released'),
  release: Release,
  repeated: z.boolean(),
  matchRate: z
    .string()
    .max(20)
    .optional()
    .transform((rate) => rate),
});

const Possible = z.object({
  outcome: z.literal('possible'),
  cells: z.int().nonnegative(),
  k: z.int().positive(),
  accuracy: Release.pick({
    noise: true,
    delta: true,
    sensitivity: true,
    noiseBound: true,
    noiseHalfWidth: true,
    roundTo: true,
  }),
  epsilon: z.number().nonnegative(),
  budgets: z.array(DatasetBudget),
  scannedBytes: z.number().nonnegative(),
});

/** What came of a question, as the function URL says it. */
export const AnswerDocument = z.discriminatedUnion('outcome', [Released, Refused]);

/** What a question would cost, as the function URL says it. */
export const PlanDocument = z.discriminatedUnion('outcome', [Possible, Refused]);

/** What an approval came to, as the function URL says it. */
export const ApprovalDocument = z.object({
  agreement: ChecksumText,
  party: PartyId,
  waitingFor: z.array(PartyId),
  repeated: z.boolean(),
});

/** One line, so that nothing else can be printed by it. */
const Sentence = z
  .string()
  .max(1_000)
  .regex(/^[^\p{Cc}]+$/u);

const FaultDocument = z.object({
  error: z.object({
    code: z.enum(['usage', 'agreement', 'refused', 'input', 'room', 'fault']),
    message: Sentence,
  }),
});

/**
 * Reads what a function of the room answered. A fault that it tells is thrown as the AirlockError it
 * was there; anything that is neither answer nor fault is AirlockError('room').
 */
export const readAnswer = <Schema extends z.ZodType>(
  document: unknown,
  schema: Schema,
): z.infer<Schema> => {
  const answer = schema.safeParse(document);
  if (answer.success) return answer.data;
  const fault = FaultDocument.safeParse(document);
  if (!fault.success)
    throw new AirlockError(
      'room',
      'The room answered what this version of Airlock does not understand: use the version that it was deployed with.',
      { cause: answer.error },
    );
  const { code, message } = fault.data.error;
  throw new AirlockError(code === 'fault' ? 'room' : code, message);
};
