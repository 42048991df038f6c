import { printable } from '#core/printable.ts';

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

/**
 * The only error that Airlock throws on purpose. Its message is always safe to print and to log:
 * it never holds an identifier, a digest, a token or a key, and it is one line of visible characters,
 * whatever names it repeats. What a library said goes to `cause`, which is shown only with `--debug`.
 */
export class AirlockError extends Error {
  override readonly name = 'AirlockError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(printable(message), options);
    this.code = code;
  }
}

/** Makes a switch over a closed union exhaustive at compile time. */
export const assertNever = (value: never): never => {
  throw new Error(`unreachable case ${typeof value}`);
};
