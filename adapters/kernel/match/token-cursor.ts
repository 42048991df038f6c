import { expect } from '#adapters/kernel/not-understood.ts';
import { loadSettleKernel } from '#adapters/kernel/settle/settle-kernel.ts';
import { SettleMemory } from '#adapters/kernel/settle/settle-memory.ts';
import { TokenFileReader } from '#adapters/kernel/settle/token-file-reader.ts';

/** 32-bit words of a token's half, or of a person's number. */
const WORDS = 2;

/** A token in four words, the first one first. */
type Token = readonly [number, number, number, number];

/** A sorted file of tokens of one kind, a row group at a time. */
export class TokenCursor {
  /** The halves of tokens, of each number the low word first; the high word has the sign. */
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly persons: Uint32Array;
  /** The codes of each attribute. */
  readonly codes: readonly Uint8Array[];
  /** How many rows are in memory. */
  rows = 0;
  readonly #reader: TokenFileReader;
  readonly #memory: SettleMemory;

  private constructor(reader: TokenFileReader, memory: SettleMemory) {
    const rows = reader.largestGroup;
    const { high, low, person, codes } = memory.rows;
    const { buffer } = memory.kernel.memory;
    this.#reader = reader;
    this.#memory = memory;
    this.high = new Int32Array(buffer, high, WORDS * rows);
    this.low = new Int32Array(buffer, low, WORDS * rows);
    this.persons = new Uint32Array(buffer, person, WORDS * rows);
    this.codes = codes.map((place) => memory.bytes(place, rows));
  }

  /** Opens a file for these attributes. Close it. Throws NotUnderstood if this room did not write it. */
  static async open(path: string, attributes: readonly string[]): Promise<TokenCursor> {
    const reader = await TokenFileReader.open(path, attributes);
    try {
      const rows = reader.largestGroup;
      const size = { rows, largestGroup: rows, attributes: attributes.length };
      return new TokenCursor(reader, new SettleMemory(await loadSettleKernel(), size));
    } catch (fault) {
      reader.close();
      throw fault;
    }
  }

  /** Reads the next row group; `false` at the end. Throws NotUnderstood unless every token is above the one before. */
  next(): boolean {
    const last = this.rows > 0 ? this.#tokenOf(this.rows - 1) : undefined;
    this.rows = this.#reader.next(this.#memory, 0);
    if (this.rows === 0) return false;
    expect(this.#memory.kernel.rises(0, this.rows) !== 0, 'tokens out of order');
    expect(last === undefined || isBefore(last, this.#tokenOf(0)), 'groups out of order');
    return true;
  }

  close(): void {
    this.#reader.close();
  }

  #tokenOf(row: number): Token {
    const [low, high] = [WORDS * row, WORDS * row + 1];
    const { high: first, low: second } = this;
    return [first[high] ?? 0, first[low] ?? 0, second[high] ?? 0, second[low] ?? 0];
  }
}

const isBefore = (one: Token, other: Token): boolean => {
  const at = one.findIndex((word, place) => word !== other[place]);
  if (at < 0) return false;
  const [left, right] = [one[at] ?? 0, other[at] ?? 0];
  return at % WORDS === 0 ? left < right : left >>> 0 < right >>> 0;
};
