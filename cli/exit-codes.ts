import { assertNever, type ErrorCode } from '#core/errors.ts';

/** What the process answers to its caller (README, “Exit codes”). */
export const EXIT = {
  done: 0,
  fault: 1,
  usage: 2,
  refused: 3,
  nothingReleased: 4,
  badInput: 5,
  /** Nothing is wrong; the answer is still to come. */
  pending: 6,
  /** An audit found something that somebody has to look at: of severity high at least, or unexplained. */
  found: 7,
  /** As a shell says it of Ctrl-C. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code of an error of ours. */
export const exitCodeOf = (code: ErrorCode): ExitCode => {
  switch (code) {
    case 'usage':
    case 'agreement':
      return EXIT.usage;
    case 'refused':
      return EXIT.refused;
    case 'input':
      return EXIT.badInput;
    case 'room':
      return EXIT.fault;
    case 'interrupted':
      return EXIT.interrupted;
    default:
      return assertNever(code);
  }
};
