import { z } from 'zod';
import { AirlockError, ERROR_CODES, type ErrorCode } from '#core/errors.ts';
import type { ActRefusal } from '#core/refusals.ts';

/** What a fault that nobody foresaw is told as. */
const UNFORESEEN = 'Something went wrong that is not told here: look at the metrics and try again.';

/** A fault as it may be logged and handed on: a code of the closed list and a safe sentence. */
export interface ToldFault {
  readonly code: ErrorCode | 'fault';
  readonly reason?: ActRefusal | undefined;
  readonly message: string;
}

/** What may be told of an error. Only an AirlockError promises that its message is safe. */
export const tell = (error: unknown): ToldFault => {
  if (error instanceof AirlockError) {
    const { code, reason, message } = error;
    return { code, reason, message };
  }
  if (error instanceof z.ZodError)
    return { code: 'usage', message: 'The event is not one that this function takes.' };
  return { code: 'fault', message: UNFORESEEN };
};

/**
 * The only error that leaves a function. Lambda tells callers its name and message, and Step Functions
 * chooses by the name (`Airlock.input`, `Airlock.room` …). It carries no cause and no trace of ours.
 */
export class ToldError extends Error {
  readonly code: ToldFault['code'];
  readonly reason: ToldFault['reason'];

  constructor({ code, reason, message }: ToldFault) {
    super(message);
    this.name = `Airlock.${code}`;
    this.code = code;
    this.reason = reason;
    this.stack = `${this.name}: ${message}`;
  }
}

/** The code in the name of a ToldError, as Step Functions hands it on. */
export const codeOf = (name: string | undefined): ErrorCode | undefined =>
  z
    .enum(ERROR_CODES)
    .optional()
    .catch(undefined)
    .parse(name?.replace(/^Airlock\./, ''));
