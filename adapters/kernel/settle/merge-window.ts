import { expect } from '#adapters/kernel/not-understood.ts';
import type { SettleMemory } from '#adapters/kernel/settle/settle-memory.ts';
import type { TokenFileReader } from '#adapters/kernel/settle/token-file-reader.ts';

/** What is in memory of a file: rows from one place to before another, and where the next ones are put. */
interface Held {
  readonly reader: TokenFileReader;
  readonly base: number;
  from: number;
  to: number;
}

/** Rows of each file that come before all that is not read yet, in order. */
export interface OrderedRows {
  readonly order: number;
  readonly rows: number;
}

/**
 * A row group of each of some sorted files. Where a token may have several rows in a file, at most `keptBack`, the last
 * ones wait until the next group is there: it may begin with the same token.
 */
export class MergeWindow {
  readonly #memory: SettleMemory;
  readonly #keptBack: number;
  readonly #held: readonly Held[];
  readonly #high: BigInt64Array;
  readonly #low: BigInt64Array;

  constructor(memory: SettleMemory, readers: readonly TokenFileReader[], keptBack: number) {
    let base = 0;
    this.#memory = memory;
    this.#keptBack = keptBack;
    this.#held = readers.map((reader) => {
      const held = { reader, base, from: base, to: base };
      base += reader.largestGroup + keptBack;
      return held;
    });
    const { buffer } = memory.kernel.memory;
    this.#high = new BigInt64Array(buffer, memory.rows.high, base);
    this.#low = new BigInt64Array(buffer, memory.rows.low, base);
  }

  /** The rows that come next, ordered by token; no token of them stands in a later window. None at the end. */
  next(): OrderedRows {
    for (const held of this.#held) if (held.to - held.from <= this.#keptBack) this.#fill(held);
    const { kernel, slices, order, places } = this.#memory;
    const told = this.#slices();
    this.#memory.words(slices, told.length).set(told);
    const rows = kernel.orderTokens(slices, told.length / 2, order, places);
    expect(rows > 0 || this.#held.every(({ reader }) => reader.isAtEnd), 'too many of a token');
    return { order, rows };
  }

  /** Reads the next group of a file behind what waits. Throws NotUnderstood unless its rows rise, from the last one before on. */
  #fill(held: Held): void {
    const { reader, base } = held;
    if (reader.isAtEnd) return;
    const last = held.to > base ? this.#tokenOf(held.to - 1) : undefined;
    const waiting = held.to - held.from;
    this.#memory.moveRows(held.from, waiting, base);
    held.from = base;
    held.to = base + waiting + reader.next(this.#memory, base + waiting);
    if (held.from === held.to) return;
    expect(this.#memory.kernel.rises(held.from, held.to) !== 0, 'tokens out of order');
    const isBehind = waiting > 0 || last === undefined || isBefore(last, this.#tokenOf(held.from));
    expect(isBehind, 'groups out of order');
  }

  #slices(): readonly number[] {
    const last = this.#last();
    return this.#held.flatMap((held) => {
      const { from } = held;
      held.from = last === undefined ? held.to : this.#after(held, last);
      return [from, held.from];
    });
  }

  /** The row of the least token behind which a file has rows that are not read yet. */
  #last(): number | undefined {
    let least: number | undefined;
    for (const { reader, from, to } of this.#held) {
      if (reader.isAtEnd || from === to) continue;
      if (least === undefined || this.#isBefore(to - 1, least)) least = to - 1;
    }
    return least;
  }

  /** The first row of a file whose token is greater than that of a row; where some wait, the first of that token. */
  #after({ from, to }: Held, row: number): number {
    let [least, most] = [from, to];
    while (least < most) {
      const middle = (least + most) >>> 1;
      if (this.#isBehind(row, middle)) most = middle;
      else least = middle + 1;
    }
    return least;
  }

  #isBehind(row: number, other: number): boolean {
    return this.#keptBack === 0 ? this.#isBefore(row, other) : !this.#isBefore(other, row);
  }

  #isBefore(one: number, other: number): boolean {
    return isBefore(this.#tokenOf(one), this.#tokenOf(other));
  }

  #tokenOf(row: number): Token {
    return { high: this.#high[row] ?? 0n, low: this.#low[row] ?? 0n };
  }
}

interface Token {
  readonly high: bigint;
  readonly low: bigint;
}

const isBefore = (one: Token, other: Token): boolean =>
  one.high === other.high ? one.low < other.low : one.high < other.high;
