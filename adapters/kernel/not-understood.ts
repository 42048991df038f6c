/**
 * Something in a file that the kernel's reader does not know, or that is damaged: whoever asks takes the reference
 * way, which says what it is. Never told to anybody.
 */
export class NotUnderstood extends Error {}

/** Throws NotUnderstood unless it holds. */
export const expect = (holds: boolean, what: string): void => {
  if (!holds) throw new NotUnderstood(what);
};
