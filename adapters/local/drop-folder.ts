import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MarkedFolder } from '#adapters/local/marked-folder.ts';
import { PartFiles, partNames } from '#adapters/local/part-files.ts';
import { QuarantineList } from '#adapters/local/quarantine-list.ts';
import { MANIFEST_FILE, QUARANTINE_FILE } from '#core/drop-files.ts';
import type { ChangedRow } from '#core/drops/kept-attributes.ts';
import type {
  DropColumn,
  DropDocuments,
  DropWriter,
  QuarantineRow,
  SealFile,
  WrittenPart,
} from '#core/ports/drop-writer.ts';

const REPORT = 'lint-report.json';

/** Writes a drop into a folder. An older drop there stays whole until the manifest of the new one replaces its own. */
export class DropFolder implements DropWriter {
  readonly #marked: MarkedFolder;
  readonly #left: QuarantineList;
  readonly #parts: PartFiles;
  readonly #seal: SealFile | undefined;

  private constructor(
    marked: MarkedFolder,
    left: QuarantineList,
    { columns, seal }: { readonly columns: readonly string[]; readonly seal: SealFile | undefined },
  ) {
    this.#seal = seal;
    this.#marked = marked;
    this.#left = left;
    this.#parts = new PartFiles(marked.scratch, columns, partNames(marked.names));
  }

  /** Opens a folder that is new or empty, or holds nothing but what `prepare` wrote; its parts are sealed, if that is said how. Close it. */
  static async open(
    folder: string,
    columns: readonly string[],
    seal?: SealFile,
  ): Promise<DropFolder> {
    const marked = await MarkedFolder.open(folder, { command: 'prepare' });
    const path = join(marked.scratch, QUARANTINE_FILE);
    const left = await marked.attempt(() => QuarantineList.create(path));
    return new DropFolder(marked, left, { columns, seal });
  }

  /**
   * Removes a drop, with its digests, and its folder if nothing else is in it. Throws AirlockError('usage') where
   * files are there that are not as `prepare` wrote them.
   */
  static async remove(folder: string): Promise<void> {
    await (await MarkedFolder.open(folder, { command: 'prepare' })).empty();
  }

  append(columns: readonly DropColumn[]): Promise<void> {
    return this.#marked.attempt(() => this.#parts.append(columns));
  }

  quarantine(rows: readonly QuarantineRow[]): Promise<void> {
    return this.#marked.attempt(() => this.#left.add(rows));
  }

  change(rows: Iterable<ChangedRow>): Promise<void> {
    return this.#marked.attempt(() => this.#parts.change(rows));
  }

  finish(): Promise<readonly WrittenPart[]> {
    return this.#marked.attempt(async () => {
      const parts = await this.#parts.finish();
      return this.#seal ? this.#parts.seal(this.#seal) : parts;
    });
  }

  async publish({ manifest, report }: DropDocuments): Promise<void> {
    await this.#write(MANIFEST_FILE, manifest);
    await this.#write(REPORT, report);
    const parts = await this.finish();
    await this.#marked.attempt(() => this.#left.flush());
    await this.#marked.place({
      bodies: parts.map(({ file: name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      heads: await this.#marked.seal(MANIFEST_FILE, REPORT, QUARANTINE_FILE),
    });
  }

  async explain(report: Uint8Array): Promise<boolean> {
    if (this.#marked.names.has(MANIFEST_FILE)) return false;
    await this.#write(REPORT, report);
    await this.#marked.attempt(() => this.#left.flush());
    await this.#marked.place({
      bodies: [],
      heads: await this.#marked.seal(REPORT, QUARANTINE_FILE),
    });
    return true;
  }

  async close(): Promise<void> {
    await this.#parts.close();
    await this.#left.close();
    await this.#marked.close();
  }

  async #write(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.#marked.scratch, name);
    await this.#marked.attempt(() => writeFile(path, content, { mode: 0o600 }));
  }
}
