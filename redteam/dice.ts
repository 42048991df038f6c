import { createHash } from 'node:crypto';
import type { Randomness } from '#core/ports/randomness.ts';

/** Bytes that follow from a seed alone: SHA-256 in counter mode. For lists and coins, never for noise that protects people. */
export class SeededBytes implements Randomness {
  readonly #seed: string;
  #counter = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  bytes(count: number): Uint8Array {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, () => this.#block());
    return Buffer.concat(blocks).subarray(0, count);
  }

  #block(): Buffer {
    this.#counter += 1;
    return createHash('sha256').update(`${this.#seed}/${this.#counter}`).digest();
  }
}

/** Seeded choices of an attack. */
export class Dice {
  readonly #bytes: SeededBytes;

  constructor(seed: string) {
    this.#bytes = new SeededBytes(seed);
  }

  /** A number from 0 up to, not including, 1. */
  share(): number {
    return Buffer.from(this.#bytes.bytes(4)).readUInt32BE(0) / 2 ** 32;
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor(this.share() * limit);
  }

  coin(): Bit {
    return this.below(2) === 1 ? 1 : 0;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }
}

/** The secret of a game: is the target in the victim's list? */
export type Bit = 0 | 1;
