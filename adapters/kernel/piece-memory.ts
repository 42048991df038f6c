import { TOKEN, TOKEN_WORDS } from '#adapters/kernel/part-memory.ts';
import {
  type ColumnMemory,
  codeColumn,
  deltaColumn,
  type IntegerColumn,
  type PresentRows,
  plainColumn,
} from '#adapters/kernel/settle/integer-column.ts';
import type { SettleKernel } from '#adapters/kernel/settle/settle-kernel.ts';
import { PAGE_BYTES } from '#adapters/kernel/settle/settle-memory.ts';
import { placesIn } from '#adapters/kernel/token-kernel.ts';
import { ROW_GROUP_ROWS } from '#core/work-limits.ts';

interface OtherKind {
  readonly tokens: Uint32Array;
  readonly states: Uint8Array;
}

/** What the rows of a piece are taken from, by the rows of the part. */
export interface PieceColumns {
  readonly tokens: Uint32Array;
  readonly persons: Uint32Array;
  readonly codes: readonly Uint8Array[];
  readonly firstPerson: number;
  /** Other kinds, of which a person may have no token. */
  readonly others: readonly OtherKind[];
  /** Kinds whose tokens are told as one: their exclusive or. */
  readonly joined: readonly OtherKind[];
}

/** Where a row group of a piece is put together, column by column. */
export class PieceMemory implements ColumnMemory {
  readonly kernel: SettleKernel;
  readonly page: number;
  readonly told: number;
  readonly #high: number;
  readonly #low: number;
  readonly #codes: number;

  constructor(kernel: SettleKernel) {
    const sizes = [8 * ROW_GROUP_ROWS, 8 * ROW_GROUP_ROWS, ROW_GROUP_ROWS, PAGE_BYTES, 512];
    const [high = 0, low = 0, codes = 0, page = 0, told = 0] = placesIn(kernel, sizes);
    this.kernel = kernel;
    [this.#high, this.#low, this.#codes] = [high, low, codes];
    [this.page, this.told] = [page, told];
  }

  /** The bytes at a place. */
  bytes(place: number, length: number): Uint8Array {
    return new Uint8Array(this.kernel.memory.buffer, place, length);
  }

  /** The columns of some rows, in their order, each of which must be made and written before the next. */
  columnsOf(of: PieceColumns, rows: Uint32Array): readonly (() => IntegerColumn)[] {
    const [high, low] = [{ place: this.#high }, { place: this.#low }];
    const values = rows.length;
    return [
      () => {
        this.#gatherTokens(of.tokens, rows);
        return deltaColumn(this, { ...high, values });
      },
      () => plainColumn(this, { ...low, values }),
      () => {
        this.#gatherPersons(of, rows);
        return deltaColumn(this, { ...high, values });
      },
      ...of.codes.map((codes) => () => {
        this.#gatherCodes(codes, rows);
        return codeColumn(this, { place: this.#codes, values });
      }),
      ...of.others.flatMap((other) => this.#otherColumns(other, rows)),
      ...(of.joined.length > 0 ? this.#joinedColumns(of.joined, rows) : []),
    ];
  }

  /** The person's token of another kind, which is missing where it has none. */
  #otherColumns(
    { tokens, states }: OtherKind,
    rows: Uint32Array,
  ): readonly (() => IntegerColumn)[] {
    let present: PresentRows | undefined;
    let values = rows.length;
    return [
      () => {
        const having = havingToken(states, rows);
        present = having.present;
        values = having.rows.length;
        this.#gatherTokens(tokens, having.rows);
        return { ...plainColumn(this, { place: this.#high, values }), present };
      },
      () => ({ ...plainColumn(this, { place: this.#low, values }), present }),
    ];
  }

  #joinedColumns(
    joined: readonly OtherKind[],
    rows: Uint32Array,
  ): readonly (() => IntegerColumn)[] {
    const values = rows.length;
    return [
      () => {
        this.#gatherJoined(joined, rows);
        return plainColumn(this, { place: this.#high, values });
      },
      () => plainColumn(this, { place: this.#low, values }),
    ];
  }

  #gatherJoined(joined: readonly OtherKind[], rows: Uint32Array): void {
    const [high, low] = [this.#words(this.#high), this.#words(this.#low)];
    high.fill(0, 0, 2 * rows.length);
    low.fill(0, 0, 2 * rows.length);
    for (const { tokens, states } of joined)
      for (let at = 0; at < rows.length; at += 1) {
        const row = rows[at] ?? 0;
        if (states[row] !== TOKEN) continue;
        const from = row * TOKEN_WORDS;
        high[at * 2] = (high[at * 2] ?? 0) ^ (tokens[from] ?? 0);
        high[at * 2 + 1] = (high[at * 2 + 1] ?? 0) ^ (tokens[from + 1] ?? 0);
        low[at * 2] = (low[at * 2] ?? 0) ^ (tokens[from + 2] ?? 0);
        low[at * 2 + 1] = (low[at * 2 + 1] ?? 0) ^ (tokens[from + 3] ?? 0);
      }
  }

  #gatherTokens(tokens: Uint32Array, rows: Uint32Array): void {
    const [high, low] = [this.#words(this.#high), this.#words(this.#low)];
    for (let at = 0; at < rows.length; at += 1) {
      const from = (rows[at] ?? 0) * TOKEN_WORDS;
      high[at * 2] = tokens[from] ?? 0;
      high[at * 2 + 1] = tokens[from + 1] ?? 0;
      low[at * 2] = tokens[from + 2] ?? 0;
      low[at * 2 + 1] = tokens[from + 3] ?? 0;
    }
  }

  #gatherPersons({ persons, firstPerson }: PieceColumns, rows: Uint32Array): void {
    const words = this.#words(this.#high);
    for (let at = 0; at < rows.length; at += 1) {
      const person = firstPerson + (persons[rows[at] ?? 0] ?? 0);
      const low = person >>> 0;
      words[at * 2] = low;
      words[at * 2 + 1] = (person - low) / 2 ** 32;
    }
  }

  #gatherCodes(codes: Uint8Array, rows: Uint32Array): void {
    const target = this.bytes(this.#codes, rows.length);
    for (let at = 0; at < rows.length; at += 1) target[at] = codes[rows[at] ?? 0] ?? 0;
  }

  #words(place: number): Uint32Array {
    return new Uint32Array(this.kernel.memory.buffer, place, 2 * ROW_GROUP_ROWS);
  }
}

/** The rows that have a token, and which those are where some have none. */
const havingToken = (
  states: Uint8Array,
  rows: Uint32Array,
): { readonly rows: Uint32Array; readonly present: PresentRows | undefined } => {
  const having = new Uint32Array(rows.length);
  const bits = new Uint8Array(Math.ceil(rows.length / 8));
  let found = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    if (states[row] !== TOKEN) continue;
    having[found] = row;
    found += 1;
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  }
  if (found === rows.length) return { rows, present: undefined };
  return { rows: having.subarray(0, found), present: { rows: rows.length, bits } };
};
