import type { Randomness } from '#core/ports/randomness.ts';

const ID_BYTES = 16;

/** 128 random bits in hex: a name that says nothing, and that nobody draws twice. */
export const randomId = (randomness: Randomness): string =>
  Buffer.from(randomness.bytes(ID_BYTES)).toString('hex');
