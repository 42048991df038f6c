import { closeSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { type ParquetFooter, readParquetFooter } from '#adapters/duckdb/parquet-footer.ts';
import { expect } from '#adapters/kernel/not-understood.ts';
import type { ColumnPages } from '#adapters/kernel/read-pages.ts';
import { readCodes, readNumbers } from '#adapters/kernel/settle/read-numbers.ts';
import type { SettleMemory } from '#adapters/kernel/settle/settle-memory.ts';

/** Names of a token file's columns beside those of its attributes. */
export const TOKEN_COLUMNS = ['token_hi', 'token_lo', 'person'] as const;

type RowGroup = ParquetFooter['rowGroups'][number];

/** Reads a file of tokens that this room wrote, one row group after the other. Throws NotUnderstood if it is another. */
export class TokenFileReader {
  readonly #file: number;
  readonly #groups: readonly RowGroup[];
  /** Of each column that is read, where it stands and whether a value may be missing. */
  readonly #columns: readonly { readonly place: number; readonly mayMiss: boolean }[];
  #next = 0;

  private constructor(
    path: string,
    { columns, rowGroups }: ParquetFooter,
    names: readonly string[],
  ) {
    this.#groups = rowGroups.filter(({ rows }) => rows > 0);
    this.#columns = names.map((name) => {
      const place = columns.findIndex((column) => column.name === name);
      const mayMiss = columns[place]?.mayMiss;
      expect(mayMiss !== undefined, 'a column is missing');
      return { place, mayMiss: mayMiss === true };
    });
    this.#file = openSync(path, 'r');
  }

  /** Opens a file for its tokens, persons and these attributes. */
  static async open(path: string, attributes: readonly string[]): Promise<TokenFileReader> {
    const file = await open(path);
    try {
      const footer = await readParquetFooter(file);
      return new TokenFileReader(path, footer, [...TOKEN_COLUMNS, ...attributes]);
    } finally {
      await file.close();
    }
  }

  /** Rows of the largest group. */
  get largestGroup(): number {
    return this.#groups.reduce((most, { rows }) => Math.max(most, rows), 0);
  }

  get isAtEnd(): boolean {
    return this.#next === this.#groups.length;
  }

  /** Reads the next group to a place among the rows of a memory, and answers how many it has. */
  next(memory: SettleMemory, at: number): number {
    const group = this.#groups[this.#next];
    if (!group) return 0;
    this.#next += 1;
    const { high, low, person, codes } = memory.rows;
    for (const [n, target] of [high, low, person].entries())
      readNumbers(memory, this.#column(group, n), target + 8 * at);
    for (const [n, target] of codes.entries())
      readCodes(memory, this.#column(group, TOKEN_COLUMNS.length + n), target + at);
    return group.rows;
  }

  close(): void {
    closeSync(this.#file);
  }

  #column({ chunks, rows }: RowGroup, n: number): { file: number; pages: ColumnPages } {
    const { place = -1, mayMiss = true } = this.#columns[n] ?? {};
    const { start = 0, end = 0, codec } = chunks[place] ?? {};
    return {
      file: this.#file,
      pages: { start, end, rows, codec, mayMiss, differences: true },
    };
  }
}
