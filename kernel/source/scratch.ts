/**
 * All memory that the kernel writes beside what its callers name: one piece, so that one fill clears it. Whatever is
 * computed of a key or a digest passes through here and through the engine's registers, and nowhere else.
 */

import { STATE_BYTES, WORDS_BYTES } from './sha256-lanes';

/** How many kinds of token a list has at most: 6 of identifiers, labels, 4 of own ids and 20 match keys; each is a bit of 32. */
export const SLOTS: i32 = 32;
/** A key's two midstates, of eight words each. */
export const MIDSTATE_BYTES: usize = 64;

const SCRATCH: usize = memory.data(3264, 16);

/** The inner and the outer state of the key at work, in every lane. */
export const INNER: usize = SCRATCH;
export const OUTER: usize = INNER + STATE_BYTES;
/** The words of the block at work, and of the outer block. */
export const WORDS: usize = OUTER + STATE_BYTES;
export const OUTER_WORDS: usize = WORDS + WORDS_BYTES;
/** What a compression gives. */
export const RESULT: usize = OUTER_WORDS + WORDS_BYTES;
/** Four blocks of 64 bytes, as they are in a message. */
export const BLOCKS: usize = RESULT + STATE_BYTES;
/** Where the tokens of less than four messages are put first. */
export const LAST: usize = BLOCKS + 256;
/** The midstates of each kind's key. */
export const MIDSTATES: usize = LAST + 64;

/** Leaves nothing of the last call. */
export function tidy(): void {
  memory.fill(SCRATCH, 0, MIDSTATES - SCRATCH);
}

/** Leaves nothing at all. */
export function wipe(): void {
  memory.fill(SCRATCH, 0, MIDSTATES + <usize>SLOTS * MIDSTATE_BYTES - SCRATCH);
}
