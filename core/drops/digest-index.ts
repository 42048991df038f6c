import { LENGTH_BYTES, PACKED_DIGEST_BYTES, type PackedTexts } from '#core/drops/packed-texts.ts';

/** Slots of a new index: a power of two. */
const FIRST_SLOTS = 1 << 12;

/** Of the slots, how many may be taken: more, and a look-up takes long. */
const FULL = 0.75;

/** Numbers of a slot: the halves of a digest, and 1 more than the number of its row; 0 where the slot is free. */
const WIDTH = 3;
const ROW = 2;

const HALF = 8;

/**
 * Which row of a file brought a digest first, for all digests of one kind. Holds the first 64 bits of each
 * and the number of its row, in a typed array of 12 bytes a slot: ten million digests take 200 MB, while it
 * grows 300. Two of ten million people are taken for one with a chance of three in a million.
 */
export class DigestIndex {
  #slots = new Int32Array(FIRST_SLOTS * WIDTH);
  #mask = FIRST_SLOTS - 1;
  #taken = 0;

  /** The row that brought the digest of these 64 bits; undefined if none did. */
  rowOf(high: number, low: number): number | undefined {
    const row = this.#slots[this.#slotOf(high, low) + ROW] ?? 0;
    return row === 0 ? undefined : row - 1;
  }

  /** Notes the row that brings a digest that none brought before. */
  add(high: number, low: number, row: number): void {
    if (this.#taken > this.#mask * FULL) this.#grow();
    this.#put(high, low, row + 1);
    this.#taken += 1;
  }

  #put(high: number, low: number, row: number): void {
    const slot = this.#slotOf(high, low);
    this.#slots[slot] = high;
    this.#slots[slot + 1] = low;
    this.#slots[slot + ROW] = row;
  }

  /** Where it is, or would be: digests are as good as random, so their own bits spread them. */
  #slotOf(high: number, low: number): number {
    const slots = this.#slots;
    let at = low & this.#mask;
    for (;;) {
      const slot = at * WIDTH;
      if (slots[slot + ROW] === 0 || (slots[slot + 1] === low && slots[slot] === high)) return slot;
      at = (at + 1) & this.#mask;
    }
  }

  #grow(): void {
    const older = this.#slots;
    this.#slots = new Int32Array(older.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let slot = 0; slot < older.length; slot += WIDTH) {
      const row = older[slot + ROW] ?? 0;
      if (row !== 0) this.#put(older[slot] ?? 0, older[slot + 1] ?? 0, row);
    }
  }
}

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
