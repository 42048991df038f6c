import type { Randomness } from '#core/ports/randomness.ts';

const POOL_BYTES = 4096;
const WORD_BYTES = 6;
/** 2^48: a word of six bytes is still a whole number that JavaScript holds exactly. */
const WORD = 2 ** 48;

/** Draws whole numbers below a limit, each exactly equally likely. */
export class UniformSource {
  readonly #randomness: Randomness;
  readonly #poolBytes: number;
  #pool: DataView = new DataView(new ArrayBuffer(0));
  #at = 0;

  /** Chance is taken by so many bytes at a time, a multiple of a word's. */
  constructor(randomness: Randomness, poolBytes = POOL_BYTES) {
    this.#randomness = randomness;
    this.#poolBytes = poolBytes;
  }

  /**
   * A whole number from 0 to `limit` - 1, for limits up to 2^48. Words are taken in blocks of `limit`;
   * one of the last block, if that is not whole, is thrown away.
   */
  below(limit: number): number {
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > WORD)
      throw new RangeError('a limit is a whole number from 1 to 2^48');
    if (limit === 1) return 0;
    for (;;) {
      const word = this.#word();
      const rest = word % limit;
      if (word - rest <= WORD - limit) return rest;
    }
  }

  #word(): number {
    if (this.#at + WORD_BYTES > this.#pool.byteLength) this.#refill();
    const word = this.#pool.getUint16(this.#at) * 2 ** 32 + this.#pool.getUint32(this.#at + 2);
    this.#at += WORD_BYTES;
    return word;
  }

  #refill(): void {
    const bytes = this.#randomness.bytes(this.#poolBytes);
    this.#pool = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = 0;
  }
}
