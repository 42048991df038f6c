/** Slots of a new index: a power of two. */
const FIRST_SLOTS = 1 << 12;

/** Of the slots, how many may be taken: more, and a look-up takes long. */
const FULL = 0.75;

const HALF = 8;

/**
 * Which row of a file brought a digest first, for all digests of one kind. Holds the first 64 bits of each
 * and the number of its row, in typed arrays of 12 bytes a slot: ten million digests take 200 MB, while it
 * grows 300. Two of ten million people are taken for one with a chance of three in a million.
 */
export class DigestIndex {
  #high = new Uint32Array(FIRST_SLOTS);
  #low = new Uint32Array(FIRST_SLOTS);
  /** 1 more than the number of the row; 0 where the slot is free. */
  #row = new Uint32Array(FIRST_SLOTS);
  #taken = 0;
  /** The digest that was looked up last, and its halves: it is the next to be added. */
  #last = '';
  #lastHalves: readonly [number, number] = [0, 0];

  /** The row that brought this digest; undefined if none did. */
  rowOf(digest: string): number | undefined {
    const row = this.#row[this.#slotOf(...this.#halvesOf(digest))] ?? 0;
    return row === 0 ? undefined : row - 1;
  }

  /** Notes the row that brings a digest that none brought before. */
  add(digest: string, row: number): void {
    if (this.#taken >= this.#row.length * FULL) this.#grow();
    this.#put(this.#halvesOf(digest), row + 1);
    this.#taken += 1;
  }

  #halvesOf(digest: string): readonly [number, number] {
    if (digest !== this.#last) this.#lastHalves = halves(digest);
    this.#last = digest;
    return this.#lastHalves;
  }

  #put([high, low]: readonly [number, number], row: number): void {
    const slot = this.#slotOf(high, low);
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#row[slot] = row;
  }

  /** Where it is, or would be: digests are as good as random, so their own bits spread them. */
  #slotOf(high: number, low: number): number {
    const mask = this.#row.length - 1;
    let slot = low & mask;
    while (this.#row[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const older = { high: this.#high, low: this.#low, row: this.#row };
    const slots = older.row.length * 2;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#row = new Uint32Array(slots);
    for (const [slot, row] of older.row.entries())
      if (row !== 0) this.#put([older.high[slot] ?? 0, older.low[slot] ?? 0], row);
  }
}

const halves = (digest: string): readonly [number, number] => [
  Number.parseInt(digest.slice(0, HALF), 16),
  Number.parseInt(digest.slice(HALF, 2 * HALF), 16),
];
