import { IntegerFileWriter, PLAIN_INTEGERS } from '#adapters/kernel/settle/integer-file-writer.ts';
import { ROW_GROUP_ROWS } from '#core/work-limits.ts';

/** Writes what is kept of a match: as many rows as the counted list has people, whoever matches. */
export class MatchFileWriter {
  readonly #file: IntegerFileWriter;
  readonly #columns: readonly Int32Array[];
  readonly #people: number;
  #held = 0;
  #written = 0;

  private constructor(file: IntegerFileWriter, numbers: number, people: number) {
    this.#file = file;
    this.#columns = Array.from({ length: numbers }, () => new Int32Array(ROW_GROUP_ROWS));
    this.#people = people;
  }

  /** Begins a file that is not there yet, of these numbers. */
  static open(path: string, numbers: readonly string[], people: number): MatchFileWriter {
    const file = IntegerFileWriter.open(path, numbers, PLAIN_INTEGERS.bytes);
    return new MatchFileWriter(file, numbers.length, people);
  }

  /** Begins the row of somebody who has a match; answers its place. */
  begin(): number {
    if (this.#held === ROW_GROUP_ROWS) this.#append();
    this.#held += 1;
    return this.#held - 1;
  }

  /** Sets a number of the row at a place. */
  put(number: number, place: number, value: number): void {
    const column = this.#columns[number];
    if (column) column[place] = value;
  }

  /** Rows of zeros for everybody else, and the footer. */
  end(): void {
    for (;;) {
      for (const column of this.#columns) column.fill(0, this.#held);
      this.#held = Math.max(this.#held, Math.min(ROW_GROUP_ROWS, this.#people - this.#written));
      if (this.#held === 0) break;
      this.#append();
    }
    this.#file.end();
  }

  close(): void {
    this.#file.close();
  }

  #append(): void {
    const rows = this.#held;
    const columns = this.#columns.map((column) => () => ({
      ...PLAIN_INTEGERS.column,
      values: rows,
      page: [new Uint8Array(column.buffer, 0, PLAIN_INTEGERS.bytes * rows)],
    }));
    this.#file.append(rows, columns);
    this.#written += rows;
    this.#held = 0;
  }
}
