import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive; `says` is the size that the archive gives for it, where that is not the true one. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly says?: number;
}

const numbers = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer =>
  Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );

/** What stands before a part, and again in the directory. */
const header = ({ name, content, says }: ZipEntry, packed: Buffer): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    numbers([2, 20], [2, 0], [2, 8], [2, 0], [2, 33], [4, crc32(bytes)], [4, packed.length]),
    numbers([4, says ?? bytes.length], [2, Buffer.byteLength(name)], [2, 0]),
  ]);
};

/** A ZIP archive of these parts, packed as every program does it. */
export const zipOf = (entries: readonly ZipEntry[]): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(Buffer.from(entry.content));
    const [name, common] = [Buffer.from(entry.name), header(entry, packed)];
    const part = Buffer.concat([numbers([4, 0x04034b50]), common, name, packed]);
    const where = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
    directory.push(Buffer.concat([numbers([4, 0x02014b50], [2, 20]), common, where, name]));
    parts.push(part);
    at += part.length;
  }
  const listed = Buffer.concat(directory);
  const count = entries.length;
  const counts = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count]);
  return Buffer.concat([...parts, listed, counts, numbers([4, listed.length], [4, at], [2, 0])]);
};
