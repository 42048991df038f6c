import { varint } from '#adapters/kernel/varint.ts';

/** A value of Thrift's compact protocol, by its type there. */
export interface ThriftValue {
  readonly type: number;
  readonly bytes: readonly number[];
}

const signed = (value: number): readonly number[] => varint(value < 0 ? -2 * value - 1 : 2 * value);

/** A number of 32 bits. */
export const int = (value: number): ThriftValue => ({ type: 5, bytes: signed(value) });

/** A number of 64 bits. */
export const long = (value: number): ThriftValue => ({ type: 6, bytes: signed(value) });

/** Bytes, or a text in UTF-8. */
export const binary = (value: string | Uint8Array): ThriftValue => {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return { type: 8, bytes: [...varint(bytes.length), ...bytes] };
};

/** A list of values of one type. */
export const list = (values: readonly ThriftValue[]): ThriftValue => {
  const type = values[0]?.type ?? 12;
  const size = values.length;
  const head = size < 15 ? [(size << 4) | type] : [0xf0 | type, ...varint(size)];
  return { type: 9, bytes: head.concat(...values.map(({ bytes }) => bytes)) };
};

/** A struct of the fields that are there, by their numbers, which rise. */
export const struct = (fields: Readonly<Record<number, ThriftValue | undefined>>): ThriftValue => {
  const bytes: number[][] = [];
  let last = 0;
  for (const [id, field] of Object.entries(fields)) {
    if (!field) continue;
    bytes.push([((Number(id) - last) << 4) | field.type, ...field.bytes]);
    last = Number(id);
  }
  return { type: 12, bytes: bytes.flat().concat(0) };
};

/** What a value is in a file. */
export const thriftBytes = ({ bytes }: ThriftValue): Uint8Array => Uint8Array.from(bytes);
