import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MANIFEST_FILE, partFile } from '#core/drop-files.ts';
import { csvRecord, harmless } from '#core/drops/csv-record.ts';
import type { ChangedRow } from '#core/drops/kept-attributes.ts';
import { LENGTH_BYTES } from '#core/drops/packed-texts.ts';
import { placeOf } from '#core/lint/lint-report.ts';
import type {
  DropColumn,
  DropDocuments,
  DropWriter,
  QuarantineRow,
  SealFile,
  WrittenPart,
} from '#core/ports/drop-writer.ts';
import { sha256 } from '#core/sha256.ts';
import { type ParquetTable, parquetBytes, textTable } from '#test/support/memory/parquet-table.ts';

/** A drop of one part, held in memory until it is put into its folder. */
export class MemoryDrop implements DropWriter {
  readonly #folder: string;
  readonly #columns: Map<string, (string | null)[]>;
  readonly #quarantined = ['line,column,reason\n'];

  readonly #seal: SealFile | undefined;
  #part: Uint8Array | undefined;

  private constructor(folder: string, columns: readonly string[], seal: SealFile | undefined) {
    this.#seal = seal;
    this.#folder = folder;
    this.#columns = new Map(columns.map((name) => [name, []]));
  }

  /** A drop of these columns that is to go into the folder. */
  static async open(
    folder: string,
    columns: readonly string[],
    seal?: SealFile,
  ): Promise<MemoryDrop> {
    return new MemoryDrop(folder, columns, seal);
  }

  async append(columns: readonly DropColumn[]): Promise<void> {
    for (const [at, held] of [...this.#columns.values()].entries())
      held.push(...textsOf(columns[at] ?? []));
  }

  async quarantine(rows: readonly QuarantineRow[]): Promise<void> {
    for (const { columns, reason, ...where } of rows)
      this.#quarantined.push(csvRecord([placeOf(where), harmless(columns.join(', ')), reason]));
  }

  async change(rows: Iterable<ChangedRow>): Promise<void> {
    const columns = [...this.#columns.values()];
    for (const { row, values } of rows)
      columns.slice(-values.length).forEach((column, at) => {
        column[row] = values[at] ?? null;
      });
  }

  async finish(): Promise<readonly WrittenPart[]> {
    const { rows } = this.#table;
    if (rows.length === 0) return [];
    const plain = parquetBytes(this.#table);
    const part = this.#seal ? await this.#sealed(this.#seal, plain) : plain;
    this.#part = part;
    return [
      {
        ...{ file: partFile(1), rows: rows.length, bytes: part.length, sha256: sha256(part) },
        ...(this.#seal && { plain: sha256(plain) }),
      },
    ];
  }

  async #sealed(seal: SealFile, plain: Uint8Array): Promise<Uint8Array> {
    const folder = await mkdtemp(join(tmpdir(), 'airlock-memory-drop-'));
    const [source, target] = [join(folder, 'plain'), join(folder, 'sealed')];
    await writeFile(source, plain);
    await seal({ source, target, file: partFile(1) });
    const sealed = await readFile(target);
    await rm(folder, { recursive: true });
    return sealed;
  }

  async publish({ manifest, report }: DropDocuments): Promise<void> {
    await this.#place(
      { [partFile(1)]: this.#part ?? parquetBytes(this.#table), [MANIFEST_FILE]: manifest },
      report,
    );
  }

  async explain(report: Uint8Array): Promise<boolean> {
    const names: readonly string[] = await readdir(this.#folder).catch(() => []);
    if (names.includes(MANIFEST_FILE)) return false;
    await this.#place({}, report);
    return true;
  }

  async close(): Promise<void> {}

  get #table(): ParquetTable {
    return textTable(Object.fromEntries(this.#columns));
  }

  async #place(files: Readonly<Record<string, Uint8Array>>, report: Uint8Array): Promise<void> {
    const reports = { 'lint-report.json': report, 'quarantine.csv': this.#quarantined.join('') };
    await mkdir(this.#folder, { recursive: true });
    for (const [name, content] of Object.entries({ ...files, ...reports }))
      await writeFile(join(this.#folder, name), content);
  }
}

/** The texts of a column, in whatever form it is given. */
export const textsOf = (column: DropColumn): readonly (string | null)[] => {
  if ('codes' in column) return Array.from(column.codes, (code) => column.texts[code] ?? null);
  if (!('present' in column)) return column;
  const bytes = Buffer.from(column.bytes);
  let from = 0;
  return Array.from(column.present, (has) => {
    if (has === 0) return null;
    const start = from + LENGTH_BYTES;
    from = start + bytes.readUInt32LE(from);
    return bytes.toString('utf8', start, from);
  });
};
