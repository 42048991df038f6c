/** Types of Thrift's compact protocol, by their numbers there. */
const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/** Fewer elements stand in the head of a list. */
const LONG_LIST = 15;

/** A field of a struct: its number and type, and its value as it is written. */
export interface ThriftField {
  readonly id: number;
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** A whole number, not negative, in groups of seven bits. */
export const varint = (value: number): Uint8Array => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return Uint8Array.of(...bytes, rest);
};

/** Twice the number: the lowest bit is for the sign, and nothing of ours is negative. */
const signed = (value: number): Uint8Array => varint(value * 2);

const textBytes = (text: string): Uint8Array => {
  const bytes = Buffer.from(text);
  return Buffer.concat([varint(bytes.length), bytes]);
};

/** A number of 32 bits. */
export const int = (id: number, value: number): ThriftField => ({
  id,
  type: I32,
  bytes: signed(value),
});

/** A number of 64 bits. */
export const long = (id: number, value: number): ThriftField => ({
  id,
  type: I64,
  bytes: signed(value),
});

/** A text. */
export const text = (id: number, value: string): ThriftField => ({
  id,
  type: BINARY,
  bytes: textBytes(value),
});

const list = (id: number, type: number, elements: readonly Uint8Array[]): ThriftField => {
  const { length } = elements;
  const head =
    length < LONG_LIST
      ? [Uint8Array.of(length * 16 + type)]
      : [Uint8Array.of(LONG_LIST * 16 + type), varint(length)];
  return { id, type: LIST, bytes: Buffer.concat([...head, ...elements]) };
};

/** A list of numbers of 32 bits. */
export const ints = (id: number, values: readonly number[]): ThriftField =>
  list(id, I32, values.map(signed));

/** A list of texts. */
export const texts = (id: number, values: readonly string[]): ThriftField =>
  list(id, BINARY, values.map(textBytes));

/** A list of structs, each as `structBytes` writes it. */
export const structs = (id: number, values: readonly Uint8Array[]): ThriftField =>
  list(id, STRUCT, values);

/** A struct, of fields in the order of their numbers. */
export const structBytes = (fields: readonly ThriftField[]): Uint8Array => {
  let before = 0;
  const written = fields.flatMap(({ id, type, bytes }) => {
    const head = Uint8Array.of((id - before) * 16 + type);
    before = id;
    return [head, bytes];
  });
  return Buffer.concat([...written, Uint8Array.of(0)]);
};

/** A struct as a field of another. */
export const struct = (id: number, fields: readonly ThriftField[]): ThriftField => ({
  id,
  type: STRUCT,
  bytes: structBytes(fields),
});
