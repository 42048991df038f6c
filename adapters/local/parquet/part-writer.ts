import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import {
  binary,
  int,
  list,
  long,
  struct,
  type ThriftValue,
  thriftBytes,
} from '#adapters/kernel/thrift-bytes.ts';
import { type ColumnChunkBytes, columnChunk } from '#adapters/local/parquet/column-chunk.ts';
import {
  type FlatColumn,
  type JoinedColumn,
  joined,
  partedAt,
  rowsIn,
} from '#adapters/local/parquet/drop-columns.ts';
import type { Checksum } from '#core/sha256.ts';

/** Rows of a row group: small, so that several threads share a part more evenly, and one takes little memory. */
const GROUP_ROWS = 20_480;

const MAGIC = Buffer.from('PAR1');

// As in `column-chunk.ts`, the numbers are those of parquet.thrift.
const VERSION = 1;
const OPTIONAL = 1;
const BYTE_ARRAY = 6;
const UTF8 = 0;

/** A part that lies on the disk. */
export interface SealedPart {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: Checksum;
}

/**
 * Writes one part of a drop straight from columns: Parquet v1, zstd, plain pages and those by dictionary,
 * which are the encodings that a room accepts of strangers (`checkPart`). The same rows give the same bytes,
 * however they come. Holds two row groups at most; the checksum is taken on the way. Close it.
 */
export class PartWriter {
  readonly #file: FileHandle;
  readonly #names: readonly string[];
  readonly #hash = createHash('sha256');
  readonly #groups: ThriftValue[] = [];
  /** Of each column what is not written yet. */
  #held: FlatColumn[][];
  #heldRows = 0;
  #rows = 0;
  #at = 0;
  /** The row group that is being packed while the next one is gathered. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, names: readonly string[]) {
    this.#file = file;
    this.#names = names;
    this.#held = names.map(() => []);
  }

  /** Makes the file, readable by its owner alone. */
  static async create(path: string, names: readonly string[]): Promise<PartWriter> {
    return new PartWriter(await open(path, 'w', 0o600), names);
  }

  /** Rows that were added. */
  get rows(): number {
    return this.#rows;
  }

  /** Adds rows, as columns of equal length. */
  async append(columns: readonly FlatColumn[]): Promise<void> {
    const [first] = columns;
    const rows = first ? rowsIn(first) : 0;
    const room = GROUP_ROWS - this.#heldRows;
    if (rows < room) return this.#hold(columns, rows);
    const parted = columns.map((column) => partedAt(column, room));
    this.#hold(
      parted.map(([front]) => front),
      room,
    );
    await this.#flush();
    if (rows > room) await this.append(parted.map(([, back]) => back));
  }

  /** Writes what is held and the footer, and waits until all of it is on the disk. */
  async finish(): Promise<SealedPart> {
    if (this.#heldRows > 0) await this.#flush();
    await this.#writing;
    const footer = this.#footer();
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    await this.#write([footer, length, MAGIC]);
    await this.#file.sync();
    await this.close();
    return { rows: this.#rows, bytes: this.#at, sha256: this.#hash.digest('hex') as Checksum };
  }

  /** Lets the file go, finished or not. */
  async close(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#file.close();
  }

  #hold(columns: readonly FlatColumn[], rows: number): void {
    for (const [at, column] of columns.entries()) this.#held[at]?.push(column);
    this.#heldRows += rows;
    this.#rows += rows;
  }

  async #flush(): Promise<void> {
    const columns = this.#held.map(joined);
    const rows = this.#heldRows;
    this.#held = this.#names.map(() => []);
    this.#heldRows = 0;
    await this.#writing;
    this.#writing = this.#writeGroup(columns, rows);
    // Told to whoever waits for it next; until then it is nobody's.
    this.#writing.catch(() => undefined);
  }

  async #writeGroup(columns: readonly JoinedColumn[], rows: number): Promise<void> {
    const chunks = await Promise.all(
      columns.map((column, at) => columnChunk(this.#names[at] ?? '', column)),
    );
    if (this.#at === 0) await this.#write([MAGIC]);
    this.#groups.push(this.#group(chunks, rows));
    await this.#write(chunks.flatMap(({ bytes }) => bytes));
  }

  #group(chunks: readonly ColumnChunkBytes[], rows: number): ThriftValue {
    let start = this.#at;
    const described = chunks.map(({ describe, length }) => {
      const told = describe(start);
      start += length;
      return told;
    });
    return struct({ 1: list(described), 2: long(start - this.#at), 3: long(rows) });
  }

  #footer(): Uint8Array {
    const root = struct({ 4: binary('schema'), 5: int(this.#names.length) });
    const columns = this.#names.map((name) =>
      struct({ 1: int(BYTE_ARRAY), 3: int(OPTIONAL), 4: binary(name), 6: int(UTF8) }),
    );
    return thriftBytes(
      struct({
        ...{ 1: int(VERSION), 2: list([root, ...columns]), 3: long(this.#rows) },
        ...{ 4: list(this.#groups), 6: binary('airlock') },
      }),
    );
  }

  async #write(pieces: readonly Uint8Array[]): Promise<void> {
    for (const bytes of pieces) {
      this.#hash.update(bytes);
      for (let from = 0; from < bytes.length; )
        from += (await this.#file.write(bytes, from, bytes.length - from)).bytesWritten;
      this.#at += bytes.length;
    }
  }
}
