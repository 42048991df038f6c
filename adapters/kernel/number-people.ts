import {
  columnsOf,
  type PartColumns,
  type PartMemory,
  TOKEN,
  TOKEN_WORDS,
} from '#adapters/kernel/part-memory.ts';
import type { SortedKind } from '#adapters/kernel/sort-tokens.ts';

/** The kinds of a part, each sorted. */
export interface NumberTask {
  readonly memory: PartMemory;
  /** Each kind, in the order of its tokens. */
  readonly sorted: readonly SortedKind[];
}

/** Numbers the people of a part in the order of the first token that each has. */
export const numberPeople = ({ memory, sorted }: NumberTask): undefined => {
  const part = columnsOf(memory);
  const heads = sorted.map((each, kind) => new Heads(part, kind, each));
  let [number, waiting] = [0, heads.filter(({ row }) => row !== undefined)];
  while (waiting.length > 0) {
    const [least, limit] = leastOf(waiting);
    // Nearly all stand in the list of the first kind: it runs on for as long as no other comes first.
    do {
      part.persons[least.row ?? 0] = number;
      number += 1;
      least.advance();
    } while (least.row !== undefined && least.head < limit);
    if (least.row === undefined) waiting = waiting.filter((each) => each !== least);
  }
};

/** The list that comes first, and how far it may run: to the first that any other has. */
const leastOf = (heads: readonly Heads[]): readonly [Heads, number] => {
  const least = heads.reduce((one, other) => (other.isBefore(one) ? other : one));
  const others = heads.filter((each) => each !== least).map(({ head }) => head);
  return [least, Math.min(...others)];
};

/** Of one kind, the people who have no token of a kind before it, in the order of their tokens. */
class Heads {
  readonly #tokens: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #heads: Uint32Array;
  /** What the kinds before it have. */
  readonly #before: readonly Uint8Array[];
  #next = 0;
  /** The row at the head of the list; none at its end. */
  row: number | undefined;
  /** The first bits of its token, as they rise. */
  head = 0;

  constructor({ tokens, states }: PartColumns, kind: number, { rows, heads }: SortedKind) {
    this.#tokens = tokens[kind] ?? new Uint32Array();
    this.#before = states.slice(0, kind);
    this.#rows = new Uint32Array(rows);
    this.#heads = new Uint32Array(heads);
    this.advance();
  }

  advance(): void {
    let row = this.#rows[this.#next];
    while (row !== undefined && this.#isNumbered(row)) {
      this.#next += 1;
      row = this.#rows[this.#next];
    }
    this.#next += 1;
    this.row = row;
    if (row !== undefined) this.head = this.#heads[this.#next - 1] ?? 0;
  }

  isBefore(other: Heads): boolean {
    return this.head < other.head || (this.head === other.head && this.#whole < other.#whole);
  }

  #isNumbered(row: number): boolean {
    for (const each of this.#before) if (each[row] === TOKEN) return true;
    return false;
  }

  /** The token as one whole number: needed only where two kinds begin alike. */
  get #whole(): bigint {
    const [a = 0, b = 0, c = 0, d = 0] = this.#tokens.subarray((this.row ?? 0) * TOKEN_WORDS);
    const half = (low: number, high: number): bigint => BigInt(high | 0) * 2n ** 32n + BigInt(low);
    return half(a, b) * 2n ** 64n + half(c, d);
  }
}
