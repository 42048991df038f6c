import { printable } from '#core/printable.ts';
import type { ActRefusal } from '#core/refusals.ts';

/** The closed list of what can go wrong. The CLI maps each to an exit code. */
export const ERROR_CODES = [
  /** The command or question was put wrongly. */
  'usage',
  /** The agreement cannot be read or breaks a rule of its own schema. */
  'agreement',
  /** The agreement, or the state of the room, forbids it. */
  'refused',
  /** A file or drop given to us is not what it must be. */
  'input',
  /** The room itself is missing, damaged or unsafe. */
  'room',
  /** Whoever ran the command stopped it. */
  'interrupted',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What lies behind an error, and why the room refuses. */
interface ErrorDetails extends ErrorOptions {
  readonly reason?: ActRefusal | undefined;
}

/**
 * The only error that Airlock throws on purpose. Its message is always safe to print and to log:
 * it never holds an identifier, a digest, a token or a key, and it is one line of visible characters,
 * whatever names it repeats. What a library said goes to `cause`, which is shown only with `--debug`.
 */
export class AirlockError extends Error {
  override readonly name = 'AirlockError';
  readonly code: ErrorCode;
  /** Why it is `refused`, for programs. */
  readonly reason?: ActRefusal;

  constructor(code: ErrorCode, message: string, { reason, ...options }: ErrorDetails = {}) {
    super(printable(message), options);
    this.code = code;
    if (reason) this.reason = reason;
  }
}

/** The error that says: the room does not let you, and why. */
export const refusal = (reason: ActRefusal, message: string): AirlockError =>
  new AirlockError('refused', message, { reason });

/** Makes a switch over a closed union exhaustive at compile time. */
export const assertNever = (value: never): never => {
  throw new Error(`unreachable case ${typeof value}`);
};
