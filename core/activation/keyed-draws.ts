import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Randomness } from '#core/ports/randomness.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';

/** Bytes of a block that are used: ten words of a `UniformSource`, of the 64 that HMAC-SHA-512 gives. */
const BLOCK_BYTES = 60;

/** The blocks of one label: HMAC-SHA-512 over the label and the number of the block (SP 800-108, counter mode). */
class LabelBlocks implements Randomness {
  readonly #key: KeyObject;
  readonly #label: Uint8Array;
  #block = 0;

  constructor(key: KeyObject, label: Uint8Array) {
    this.#key = key;
    this.#label = label;
  }

  bytes(count: number): Uint8Array {
    const counter = new Uint8Array(4);
    new DataView(counter.buffer).setUint32(0, this.#block);
    this.#block += 1;
    return createHmac('sha512', this.#key)
      .update(counter)
      .update(this.#label)
      .digest()
      .subarray(0, count);
  }
}

/**
 * A source of draws for each label of a list: the same for the same key and label, and chance to whoever has not
 * the key. So a list that is computed twice is the same list.
 */
export const keyedDraws = (key: Uint8Array): ((label: Uint8Array) => UniformSource) => {
  const secret = createSecretKey(key);
  return (label) => new UniformSource(new LabelBlocks(secret, label), BLOCK_BYTES);
};
