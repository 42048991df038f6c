import { type FileHandle, open } from 'node:fs/promises';
import { csvRecord, harmless } from '#core/drops/csv-record.ts';
import { placeOf } from '#core/lint/lint-report.ts';
import type { QuarantineRow } from '#core/ports/drop-writer.ts';

/** Characters that are gathered before they are written. */
const GATHERED = 1 << 16;

/** The list of rows that are not in a drop, as a CSV file that grows. Close it. */
export class QuarantineList {
  readonly #file: FileHandle;
  /** What follows the place of a row, by its columns (the same are the same object) and its reason. */
  readonly #tails = new WeakMap<readonly string[], Map<string, string>>();
  #text = csvRecord(['line', 'column', 'reason']);

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Makes the file, readable by its owner alone. */
  static async create(path: string): Promise<QuarantineList> {
    return new QuarantineList(await open(path, 'w', 0o600));
  }

  /** Adds rows. */
  async add(rows: readonly QuarantineRow[]): Promise<void> {
    for (const row of rows) this.#text += `${placeOf(row)},${this.#tailOf(row)}`;
    if (this.#text.length > GATHERED) await this.flush();
  }

  /** Writes what was gathered. */
  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    await this.#file.appendFile(text);
  }

  /** Lets the file go; what was gathered and not written is lost. */
  close(): Promise<void> {
    return this.#file.close();
  }

  #tailOf({ columns, reason }: QuarantineRow): string {
    const here = this.#tails.get(columns) ?? new Map<string, string>();
    this.#tails.set(columns, here);
    const tail = here.get(reason) ?? csvRecord([harmless(columns.join(', ')), reason]);
    here.set(reason, tail);
    return tail;
  }
}
