import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE, partFile } from '#core/drop-files.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import type { DropDocuments, DropWriter, WrittenPart } from '#core/ports/drop-writer.ts';
import { sha256 } from '#core/sha256.ts';
import { parquetBytes, type TableRow } from '#test/support/memory/parquet-table.ts';

/** A drop of one part, held in memory until it is put into its folder. */
export class MemoryDrop implements DropWriter {
  readonly #folder: string;
  readonly #columns: readonly string[];
  readonly #rows: TableRow[] = [];
  readonly #quarantined = ['line,reason\n'];

  private constructor(folder: string, columns: readonly string[]) {
    this.#folder = folder;
    this.#columns = columns;
  }

  /** A drop of these columns that is to go into the folder. */
  static async open(folder: string, columns: readonly string[]): Promise<MemoryDrop> {
    return new MemoryDrop(folder, columns);
  }

  async append(columns: readonly (readonly (string | null)[])[]): Promise<void> {
    for (const at of columns[0]?.keys() ?? [])
      this.#rows.push(
        Object.fromEntries(this.#columns.map((name, n) => [name, columns[n]?.[at] ?? null])),
      );
  }

  async quarantine(rows: readonly { line: number; reason: LintReason }[]): Promise<void> {
    for (const { line, reason } of rows) this.#quarantined.push(`${line},${reason}\n`);
  }

  async finish(): Promise<readonly WrittenPart[]> {
    if (this.#rows.length === 0) return [];
    const part = this.#part();
    const rows = this.#rows.length;
    return [{ file: partFile(1), rows, bytes: part.length, sha256: sha256(part) }];
  }

  async publish({ manifest, report }: DropDocuments): Promise<void> {
    await this.#place({ [partFile(1)]: this.#part(), [MANIFEST_FILE]: manifest }, report);
  }

  async explain(report: Uint8Array): Promise<boolean> {
    const names: readonly string[] = await readdir(this.#folder).catch(() => []);
    if (names.includes(MANIFEST_FILE)) return false;
    await this.#place({}, report);
    return true;
  }

  async close(): Promise<void> {}

  #part(): Uint8Array {
    const columns = Object.fromEntries(this.#columns.map((name) => [name, 'text' as const]));
    return parquetBytes({ columns, rows: this.#rows });
  }

  async #place(files: Readonly<Record<string, Uint8Array>>, report: Uint8Array): Promise<void> {
    const reports = { 'lint-report.json': report, 'quarantine.csv': this.#quarantined.join('') };
    await mkdir(this.#folder, { recursive: true });
    for (const [name, content] of Object.entries({ ...files, ...reports }))
      await writeFile(join(this.#folder, name), content);
  }
}
