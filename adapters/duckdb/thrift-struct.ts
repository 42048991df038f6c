/** Types of Thrift's compact protocol that Parquet uses, and the bounds of what is read. */
const TRUE = 1;
const FALSE = 2;
const I16 = 4;
/** A number of 32 bits. */
export const I32 = 5;
/** A number of 64 bits. */
export const I64 = 6;
/** Bytes, or a text. */
export const BINARY = 8;
const LIST = 9;
/** A struct. */
export const STRUCT = 12;

/** Deepest nesting: Parquet's own structs reach six. */
const MAX_DEPTH = 12;
/** A whole number has at most so many bytes. */
const MAX_VARINT_BYTES = 10;
/** Numbers of fields have 16 bits: an engine cuts off what is above them, and takes another field for it. */
const MAX_FIELD_ID = 2 ** 15 - 1;

/**
 * A file is not what it must be. A class of its own: the runtime throws a RangeError, too, when it is out of
 * memory, which is no fault of the file.
 */
export class MalformedFile extends RangeError {}

/**
 * Where a struct has lists, and of what: the engine reads the items of one that it knows by the type that it expects, whatever
 * type the list says that it has, and would go on from another place than this reader.
 */
export interface ThriftShape {
  /** What it holds if it is a list. */
  readonly list?: number;
  /** Its fields, or those of the structs that it holds, which are lists or have some. */
  readonly fields?: Readonly<Record<number, ThriftShape>>;
}

/** Fractions are passed over: nobody asks for them. */
interface Field {
  readonly type: number;
  readonly value?: number | Buffer | readonly Field[] | ThriftStruct;
}

/** A struct as it stands in a Parquet file. A field of another type than asked for is not there. */
export class ThriftStruct {
  readonly #fields: ReadonlyMap<number, Field>;

  constructor(fields: ReadonlyMap<number, Field>) {
    this.#fields = fields;
  }

  /** A number of 32 bits. */
  int(id: number): number | undefined {
    return this.#number(id, I32);
  }

  /** A number of 64 bits. */
  long(id: number): number | undefined {
    return this.#number(id, I64);
  }

  struct(id: number): ThriftStruct | undefined {
    const value = this.#fields.get(id)?.value;
    return value instanceof ThriftStruct ? value : undefined;
  }

  /** A truth value. */
  flag(id: number): boolean | undefined {
    const type = this.#fields.get(id)?.type;
    return type === TRUE || type === FALSE ? type === TRUE : undefined;
  }

  /** A text. What is no UTF-8 in it is replaced, as no name of ours would be written so. */
  text(id: number): string | undefined {
    const value = this.#fields.get(id)?.value;
    return Buffer.isBuffer(value) ? value.toString() : undefined;
  }

  /** Whether it has such a field, of whatever type. */
  has(id: number): boolean {
    return this.#fields.has(id);
  }

  /** The texts of a list, or undefined if it is none of texts. */
  texts(id: number): readonly string[] | undefined {
    const value = this.#fields.get(id)?.value;
    if (!Array.isArray(value)) return undefined;
    const texts = (value as readonly Field[]).map((each) => each.value);
    return texts.every(Buffer.isBuffer) ? texts.map((each) => each.toString()) : undefined;
  }

  /** The structs of a list; throws MalformedFile if it holds anything else. */
  structs(id: number): readonly ThriftStruct[] {
    const value = this.#fields.get(id)?.value;
    if (!Array.isArray(value)) return [];
    return (value as readonly Field[]).map((each) => {
      if (each.value instanceof ThriftStruct) return each.value;
      throw new MalformedFile('a list holds something else than structs');
    });
  }

  #number(id: number, type: number): number | undefined {
    const field = this.#fields.get(id);
    return field?.type === type && typeof field.value === 'number' ? field.value : undefined;
  }
}

/**
 * Reads a struct from the start of bytes that a stranger wrote; answers how long it is, too. Throws
 * MalformedFile when they end early, nest deeper or hold more values than allowed, and of whatever another reader
 * could take for something else: a field that is there twice, a number beyond its bits, a list that is not of its shape.
 */
export const readThriftStruct = (
  bytes: Buffer,
  maxValues: number,
  shape: ThriftShape = {},
): { readonly struct: ThriftStruct; readonly length: number } => {
  const reader = new Reader(bytes, maxValues);
  const struct = reader.struct(0, shape);
  return { struct, length: reader.at };
};

class Reader {
  readonly #bytes: Buffer;
  #values: number;
  at = 0;

  constructor(bytes: Buffer, maxValues: number) {
    this.#bytes = bytes;
    this.#values = maxValues;
  }

  struct(depth: number, shape: ThriftShape | undefined): ThriftStruct {
    if (depth > MAX_DEPTH) throw new MalformedFile('nested too deeply');
    const fields = new Map<number, Field>();
    for (let id = 0; ; ) {
      const head = this.#byte();
      if (head === 0) return new ThriftStruct(fields);
      const type = head & 15;
      id = head >> 4 === 0 ? this.#integer() : id + (head >> 4);
      if (id < 0 || id > MAX_FIELD_ID || fields.has(id)) throw new MalformedFile('a field twice');
      fields.set(id, this.#value(type, depth, shape?.fields?.[id]));
    }
  }

  #value(type: number, depth: number, shape: ThriftShape | undefined): Field {
    this.#values -= 1;
    if (this.#values < 0) throw new MalformedFile('too many values');
    switch (type) {
      // A truth value of a field stands in its type.
      case TRUE:
      case FALSE:
        return { type, value: type };
      case 3:
        return { type, value: this.#byte() };
      case I16:
        return { type, value: this.#integer(16) };
      case I32:
        return { type, value: this.#integer(32) };
      case I64:
        return { type, value: this.#integer() };
      case 7:
        return this.#skip(type, 8);
      case BINARY:
        return this.#text(this.#length());
      case LIST:
        return { type, value: this.#list(depth, shape) };
      case STRUCT:
        return { type, value: this.struct(depth + 1, shape) };
      default:
        throw new MalformedFile('a type that Parquet does not use');
    }
  }

  #list(depth: number, shape: ThriftShape | undefined): readonly Field[] {
    if (depth > MAX_DEPTH) throw new MalformedFile('nested too deeply');
    const head = this.#byte();
    const size = head >> 4 === 15 ? this.#length() : head >> 4;
    const type = head & 15;
    if (size > 0 && type !== shape?.list) throw new MalformedFile('a list of something else');
    const values: Field[] = [];
    for (let n = 0; n < size; n += 1) values.push(this.#value(type, depth + 1, shape));
    return values;
  }

  #byte(): number {
    const byte = this.#bytes[this.at];
    if (byte === undefined) throw new MalformedFile('cut off');
    this.at += 1;
    return byte;
  }

  #text(length: number): Field {
    const from = this.at;
    return { ...this.#skip(BINARY, length), value: this.#bytes.subarray(from, this.at) };
  }

  #skip(type: number, length: number): Field {
    this.at += length;
    if (this.at > this.#bytes.length) throw new MalformedFile('cut off');
    return { type };
  }

  /** Exact: what is above 2^53 is far beyond every bound. */
  #length(): number {
    let value = 0;
    for (let n = 0; n < MAX_VARINT_BYTES; n += 1) {
      const byte = this.#byte();
      value += (byte & 127) * 128 ** n;
      if (value > Number.MAX_SAFE_INTEGER) break;
      if (byte < 128) return value;
    }
    throw new MalformedFile('a number that is too long');
  }

  #integer(bits = 64): number {
    const zigzag = this.#length();
    if (zigzag >= 2 ** bits) throw new MalformedFile('a number that is too long');
    return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  }
}
