/** A field of a Thrift struct, or an item of a list: bigint for 64 bits, number for 32. */
type Thrift = number | bigint | string | Raw | readonly Thrift[] | Fields;

/** The fields of a Thrift struct by their numbers, rising. */
export interface Fields {
  readonly [field: number]: Thrift;
}

/** A value that is written as it stands, under any type. */
export class Raw {
  readonly type: number;
  readonly bytes: Buffer;

  constructor(type: number, bytes: Buffer) {
    this.type = type;
    this.bytes = bytes;
  }
}

/** A whole number as Thrift's compact protocol writes lengths. */
export const varint = (value: number | bigint): Buffer => {
  const bytes: number[] = [];
  let left = BigInt(value);
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return Buffer.from([...bytes, Number(left)]);
};

const zigzag = (value: number | bigint): Buffer => {
  const whole = BigInt(value);
  return varint(whole < 0n ? -2n * whole - 1n : 2n * whole);
};

const isList = (value: Thrift): value is readonly Thrift[] => Array.isArray(value);

const typeOf = (value: Thrift): number => {
  if (value instanceof Raw) return value.type;
  if (typeof value === 'number') return 5;
  if (typeof value === 'bigint') return 6;
  if (typeof value === 'string') return 8;
  return isList(value) ? 9 : 12;
};

const bytesOf = (value: Thrift): Buffer => {
  if (value instanceof Raw) return value.bytes;
  if (typeof value === 'number' || typeof value === 'bigint') return zigzag(value);
  if (typeof value === 'string')
    return Buffer.concat([varint(Buffer.byteLength(value)), Buffer.from(value)]);
  if (!isList(value)) return thriftStruct(value);
  return Buffer.concat([listHead(typeOf(value[0] ?? {}), value.length), ...value.map(bytesOf)]);
};

/** The head of a list of so many values. */
export const listHead = (type: number, size: number): Buffer =>
  Buffer.concat([Buffer.from([0xf0 | type]), varint(size)]);

/** A struct in Thrift's compact protocol. */
export const thriftStruct = (fields: Fields): Buffer => {
  const parts: Buffer[] = [];
  let before = 0;
  for (const [name, value] of Object.entries(fields) as [string, Thrift][]) {
    const [id, type] = [Number(name), typeOf(value)];
    const isNear = id - before < 16;
    const head = isNear ? [((id - before) << 4) | type] : [type, ...zigzag(id)];
    parts.push(Buffer.from(head), bytesOf(value));
    before = id;
  }
  return Buffer.concat([...parts, Buffer.from([0])]);
};

/** A page of a column, unpacked unless `unpacked` says that it is larger than its bytes. */
export interface HostilePage {
  readonly values: number;
  readonly body?: Buffer;
  readonly unpacked?: number;
  readonly packed?: number;
  readonly encoding?: number;
  readonly dictionary?: boolean;
}

/** The bytes of a page with its header. */
export const pageBytes = (page: HostilePage): Buffer => {
  const { values, body = Buffer.alloc(0), encoding = 0, dictionary = false } = page;
  const header = thriftStruct({
    1: dictionary ? 2 : 0,
    2: page.unpacked ?? body.length,
    3: page.packed ?? body.length,
    ...(dictionary ? { 7: { 1: values, 2: 0 } } : { 5: { 1: values, 2: encoding, 3: 3, 4: 3 } }),
  });
  return Buffer.concat([header, body]);
};

/** A file of one column of text, honest where nothing else is asked for. */
export interface HostileFile {
  readonly rows: number;
  readonly pages: readonly HostilePage[];
  /** 0: not packed, 6: Zstandard. */
  readonly codec?: number;
  /** Changes what the footer says. */
  readonly footer?: (honest: Fields) => Fields;
  /** Changes what it says of the one column. */
  readonly chunk?: Fields;
  /** Fields that it says besides, as bytes that stand behind the others. */
  readonly chunkEnds?: Buffer;
}

const MAGIC = Buffer.from('PAR1');

/** A file that ends in such a footer, which may say that it is longer than it is. */
export const withFooter = (body: Buffer, footer: Buffer, told = footer.length): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(told);
  return Buffer.concat([MAGIC, body, footer, length, MAGIC]);
};

/** The bytes of such a file, whose column is called `email`. */
export const hostileParquet = (file: HostileFile): Buffer => {
  const { rows, codec = 0, footer = (honest) => honest } = file;
  const body = Buffer.concat(file.pages.map(pageBytes));
  const unpacked = BigInt(
    file.pages.reduce((sum, page) => sum + (page.unpacked ?? 0), body.length),
  );
  const column = { 1: 6, 2: [0, 3], 3: ['email'], 4: codec, 5: BigInt(rows), 6: unpacked };
  const told = thriftStruct({ ...column, 7: BigInt(body.length), 9: 4n, ...file.chunk });
  const ends = file.chunkEnds ?? Buffer.alloc(0);
  const chunk = new Raw(12, Buffer.concat([told.subarray(0, -1), ends, Buffer.from([0])]));
  const honest: Fields = {
    1: 1,
    2: [
      { 4: 'schema', 5: 1 },
      { 1: 6, 3: 0, 4: 'email', 6: 0 },
    ],
    3: BigInt(rows),
    4: [{ 1: [{ 2: 4n, 3: chunk }], 2: unpacked, 3: BigInt(rows) }],
  };
  return withFooter(body, thriftStruct(footer(honest)));
};

/** Texts as a page holds them, one after the other with their lengths. */
export const plainTexts = (texts: readonly string[]): Buffer =>
  Buffer.concat(
    texts.flatMap((text) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(Buffer.byteLength(text));
      return [length, Buffer.from(text)];
    }),
  );

/** A column that is one text so many times over, in a few bytes. */
export const allAlike = (text: string, rows: number): HostileFile => ({
  rows,
  pages: [
    { dictionary: true, values: 1, body: plainTexts([text]) },
    { values: rows, encoding: 8, body: sameEntry(rows) },
  ],
});

/** The first entry of a dictionary, so many times over. */
export const sameEntry = (times: number): Buffer =>
  Buffer.concat([Buffer.from([1]), varint(times * 2), Buffer.from([0])]);
