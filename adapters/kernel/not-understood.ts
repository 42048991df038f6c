import { MalformedFile } from '#adapters/duckdb/thrift-struct.ts';

/**
 * Something in a file that the kernel's reader does not know, or that is damaged: whoever asks takes the reference
 * way, which says what it is. Never told to anybody.
 */
export class NotUnderstood extends Error {}

/**
 * The kernel cannot run on this machine at all, e.g. for want of SIMD: the next time is like this one, and whoever
 * asks takes the reference way.
 */
export class NoKernel extends NotUnderstood {}

/** Whether a fault is about what a file holds, or about a machine without the kernel: the reference says what it is. */
export const isForReference = (fault: unknown): boolean =>
  fault instanceof NotUnderstood || fault instanceof MalformedFile;

/** Throws NotUnderstood unless it holds. */
export const expect = (holds: boolean, what: string): void => {
  if (!holds) throw new NotUnderstood(what);
};
