import { createCipheriv, createHash } from 'node:crypto';
import type { Randomness } from '#core/ports/randomness.ts';

/**
 * Randomness that a seed decides: the key stream of AES-128 in counter mode. As even as the real one,
 * and the same in every run, so that a statistical test never flips.
 */
export const seededRandomness = (seed: string): Randomness => {
  const key = createHash('sha256').update(seed).digest();
  const stream = createCipheriv('aes-128-ctr', key.subarray(0, 16), key.subarray(16));
  return { bytes: (count) => stream.update(Buffer.alloc(count)) };
};

/** Randomness that gives just these words of six bytes, then fails. */
export const givenWords = (words: readonly number[]): Randomness => {
  const bytes = Buffer.alloc(words.length * 6);
  for (const [at, word] of words.entries()) bytes.writeUIntBE(word, at * 6, 6);
  let given = false;
  return {
    bytes: () => {
      if (given) throw new Error('no words are left');
      given = true;
      return bytes;
    },
  };
};
