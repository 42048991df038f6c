import { z } from 'zod';
import { ERROR_CODES } from '#core/errors.ts';
import { MAX_PRINTED_LENGTH } from '#core/limits.ts';
import { printable } from '#core/printable.ts';
import { ACT_REFUSALS } from '#core/refusals.ts';

/** One line of visible characters, so that nothing else can be printed by it. */
export const Sentence = z
  .string()
  .min(1)
  .max(MAX_PRINTED_LENGTH)
  .refine((text) => printable(text) === text);

/** Why nothing came of it: a code and, where the room refuses, a reason for programs; a sentence for people. */
export const ErrorDocument = z.object({
  kind: z.literal('error'),
  error: z.object({
    code: z.enum([...ERROR_CODES, 'fault']),
    reason: z.enum(ACT_REFUSALS).optional(),
    message: Sentence,
  }),
  /** Of a command that runs several: those that were done before. */
  steps: z.array(z.object({ command: z.array(z.string()) })).optional(),
});
export type ErrorDocument = z.infer<typeof ErrorDocument>;

/** What may be told of a fault. */
export const errorDocument = ({
  code,
  reason,
  message,
  steps,
}: ErrorDocument['error'] & Pick<ErrorDocument, 'steps'>): ErrorDocument => ({
  kind: 'error',
  error: { code, ...(reason && { reason }), message },
  ...(steps && { steps }),
});
