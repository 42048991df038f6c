import { closeSync, openSync, writevSync } from 'node:fs';
import type { IntegerColumn, PresentRows } from '#adapters/kernel/settle/integer-column.ts';
import {
  binary,
  int,
  list,
  long,
  struct,
  type ThriftValue,
  thriftBytes,
} from '#adapters/kernel/thrift-bytes.ts';
import { varint } from '#adapters/kernel/varint.ts';

// The numbers of fields and types are those of parquet.thrift, the definition of the format.
const MAGIC = Buffer.from('PAR1');
const OPTIONAL = 1;
/** The physical and the logical type of whole numbers, by their bytes. */
const TYPES = { 4: { physical: 1, logical: 17 }, 8: { physical: 2, logical: 18 } } as const;
const UNPACKED = 0;
const PLAIN = 0;
const LEVELS = 3;
const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;

/** Numbers of four bytes as they are, in a column of which nothing else is told. */
export const PLAIN_INTEGERS = {
  bytes: 4,
  column: { dictionary: undefined, encoding: PLAIN },
} as const;

/** Which values are there, with its length before it: one run of ones where all are. */
const levelsOf = (rows: number, present: PresentRows | undefined): readonly Uint8Array[] => {
  const bits = present?.bits ?? Uint8Array.of(1);
  const head = Uint8Array.from(varint(present ? 2 * bits.length + 1 : 2 * rows));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length + bits.length);
  return [length, head, bits];
};

/**
 * Writes a Parquet file of whole numbers, one row group after the other. Pages are not packed any further: nothing
 * makes random numbers smaller, and what rises or repeats is told in few bits already.
 */
export class IntegerFileWriter {
  readonly #file: number;
  readonly #names: readonly string[];
  readonly #type: (typeof TYPES)[keyof typeof TYPES];
  readonly #groups: ThriftValue[] = [];
  #rows = 0;
  #at = 0;

  private constructor(file: number, names: readonly string[], bytes: keyof typeof TYPES) {
    this.#file = file;
    this.#names = names;
    this.#type = TYPES[bytes];
  }

  /** Begins a file that is not there yet, of numbers of so many bytes. */
  static open(
    path: string,
    names: readonly string[],
    bytes: keyof typeof TYPES = 8,
  ): IntegerFileWriter {
    const writer = new IntegerFileWriter(openSync(path, 'wx', 0o600), names, bytes);
    writer.#write([MAGIC]);
    return writer;
  }

  /** Writes a row group, of each name a column, each of which is made when its turn comes. */
  append(rows: number, columns: readonly (() => IntegerColumn)[]): void {
    const began = this.#at;
    const chunks = columns.map((column, n) => this.#chunk(this.#names[n] ?? '', column()));
    this.#groups.push(struct({ 1: list(chunks), 2: long(this.#at - began), 3: long(rows) }));
    this.#rows += rows;
  }

  /** Writes the footer. */
  end(): void {
    const { physical, logical } = this.#type;
    const root = struct({ 4: binary('schema'), 5: int(this.#names.length) });
    const columns = this.#names.map((name) =>
      struct({ 1: int(physical), 3: int(OPTIONAL), 4: binary(name), 6: int(logical) }),
    );
    const footer = thriftBytes(
      struct({
        ...{ 1: int(2), 2: list([root, ...columns]), 3: long(this.#rows) },
        ...{ 4: list(this.#groups), 6: binary('airlock') },
      }),
    );
    const length = Buffer.alloc(4);
    length.writeUInt32LE(footer.length);
    this.#write([footer, length, MAGIC]);
  }

  close(): void {
    closeSync(this.#file);
  }

  #chunk(name: string, column: IntegerColumn): ThriftValue {
    const { values, present, dictionary, page, encoding, least, most } = column;
    const rows = present?.rows ?? values;
    const start = this.#at;
    if (dictionary) {
      const told = struct({ 1: int(dictionary.length / 8), 2: int(PLAIN) });
      this.#page({ type: DICTIONARY_PAGE, told }, [dictionary]);
    }
    const data = this.#at;
    const told = struct({ 1: int(rows), 2: int(encoding), 3: int(LEVELS), 4: int(LEVELS) });
    this.#page({ type: DATA_PAGE, told }, [...levelsOf(rows, present), ...page]);
    const length = long(this.#at - start);
    const encodings = [...(dictionary ? [PLAIN] : []), LEVELS, encoding].map(int);
    const ends = values > 0 && least && most ? { 5: binary(most), 6: binary(least) } : {};
    const bounds = struct({ 3: long(rows - values), ...ends });
    const about = struct({
      ...{
        1: int(this.#type.physical),
        2: list(encodings),
        3: list([binary(name)]),
        4: int(UNPACKED),
      },
      ...{ 5: long(rows), 6: length, 7: length, 9: long(data) },
      ...{ 11: dictionary && long(start), 12: bounds },
    });
    return struct({ 2: long(start), 3: about });
  }

  #page(
    { type, told }: { readonly type: number; readonly told: ThriftValue },
    content: readonly Uint8Array[],
  ): void {
    const length = int(content.reduce((sum, bytes) => sum + bytes.length, 0));
    const of = type === DICTIONARY_PAGE ? { 7: told } : { 5: told };
    const header = thriftBytes(struct({ 1: int(type), 2: length, 3: length, ...of }));
    this.#write([header, ...content]);
  }

  #write(pieces: readonly Uint8Array[]): void {
    const length = pieces.reduce((sum, bytes) => sum + bytes.length, 0);
    // A disk that is full takes less than all at once, and says so when it is asked again.
    for (let [left, done] = [pieces, 0]; done < length; ) {
      const written = writevSync(this.#file, left, this.#at + done);
      done += written;
      left = behind(left, written);
    }
    this.#at += length;
  }
}

/** What is left of pieces behind so many bytes of them. */
const behind = (pieces: readonly Uint8Array[], bytes: number): readonly Uint8Array[] => {
  let skip = bytes;
  return pieces.flatMap((piece) => {
    const rest = piece.subarray(Math.min(skip, piece.length));
    skip -= piece.length - rest.length;
    return rest.length > 0 ? [rest] : [];
  });
};
