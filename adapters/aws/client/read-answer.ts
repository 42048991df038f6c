import type { z } from 'zod';
import { ErrorDocument } from '#core/documents/error-document.ts';
import { AirlockError } from '#core/errors.ts';

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
  const fault = ErrorDocument.safeParse(document);
  if (!fault.success)
    throw new AirlockError(
      'room',
      'The room answered what this version of Airlock does not understand: use the version that it was deployed with.',
      { cause: answer.error },
    );
  const { code, message, reason } = fault.data.error;
  throw new AirlockError(code === 'fault' ? 'room' : code, message, { reason });
};
