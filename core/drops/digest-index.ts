import { LENGTH_BYTES, PACKED_DIGEST_BYTES, type PackedTexts } from '#core/drops/packed-texts.ts';

/** Slots of a new index: a power of two. */
const FIRST_SLOTS = 1 << 12;

/** Of the slots, how many may be taken: more, and a look-up takes long. */
const FULL = 0.75;

/** Numbers of a slot: the halves of a digest, and the number of its row. */
const WIDTH = 3;
const ROW = 2;

const HALF = 8;

/**
 * Which row of a file brought a digest first, for all digests of one kind. Holds the first 64 bits of each
 * and the number of its row, in typed arrays of 13 bytes a slot: ten million digests take 220 MB, while it
 * grows 330. Two of ten million people are taken for one with a chance of three in a million.
 *
 * A byte of each digest stands apart, in memory small enough for the processor's caches: most digests are new,
 * and are known for that without a wait for the rest.
 */
export class DigestIndex {
  /** For each slot a byte of its digest, and 0 where it is free. */
  #tags = new Uint8Array(FIRST_SLOTS);
  #slots = new Int32Array(FIRST_SLOTS * WIDTH);
  #mask = FIRST_SLOTS - 1;
  #taken = 0;

  /** The row that brought the digest of these 64 bits; undefined if none did. */
  rowOf(high: number, low: number): number | undefined {
    const tag = tagOf(high);
    for (let at = low & this.#mask; ; at = (at + 1) & this.#mask) {
      const found = this.#tags[at];
      if (found === 0) return undefined;
      if (found !== tag) continue;
      const slot = at * WIDTH;
      if (this.#slots[slot + 1] === low && this.#slots[slot] === high)
        return this.#slots[slot + ROW];
    }
  }

  /** Notes the row that brings a digest that none brought before. */
  add(high: number, low: number, row: number): void {
    if (this.#taken > this.#mask * FULL) this.#grow();
    this.#put(high, low, row);
    this.#taken += 1;
  }

  /** Takes the first free slot: digests are as good as random, so their own bits spread them. */
  #put(high: number, low: number, row: number): void {
    let at = low & this.#mask;
    while (this.#tags[at] !== 0) at = (at + 1) & this.#mask;
    this.#tags[at] = tagOf(high);
    const slot = at * WIDTH;
    this.#slots[slot] = high;
    this.#slots[slot + 1] = low;
    this.#slots[slot + ROW] = row;
  }

  #grow(): void {
    const [tags, slots] = [this.#tags, this.#slots];
    this.#tags = new Uint8Array(tags.length * 2);
    this.#slots = new Int32Array(slots.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < tags.length; at += 1) {
      if (tags[at] === 0) continue;
      const slot = at * WIDTH;
      this.#put(slots[slot] ?? 0, slots[slot + 1] ?? 0, slots[slot + ROW] ?? 0);
    }
  }
}

/** The byte by which a digest is looked for; not of the bits that say where. */
const tagOf = (high: number): number => high & 0xff || 1;

/** The value of each hex digit, by its character; others count as 0. */
const HEX = new Uint8Array(256);
for (let digit = 0; digit < 16; digit += 1) HEX[digit.toString(16).charCodeAt(0)] = digit;

const halfAt = (bytes: Uint8Array, from: number): number => {
  let half = 0;
  for (let at = from; at < from + HALF; at += 1) half = (half << 4) | (HEX[bytes[at] ?? 0] ?? 0);
  return half;
};

/** The digests of one kind, for each of some rows. */
export interface DigestKeys {
  /** For each row 1 if it has one, 0 if not. */
  readonly present: Uint8Array;
  /** The first 64 bits of each, which tell it from others, as two numbers a row: zeros where it has none. */
  readonly keys: Int32Array;
}

/** The keys of a column of digests. */
export const digestKeys = ({ present, bytes }: PackedTexts): Int32Array => {
  const keys = new Int32Array(2 * present.length);
  let at = LENGTH_BYTES;
  for (const [row, has] of present.entries()) {
    if (has === 0) continue;
    keys[2 * row] = halfAt(bytes, at);
    keys[2 * row + 1] = halfAt(bytes, at + HALF);
    at += PACKED_DIGEST_BYTES;
  }
  return keys;
};
