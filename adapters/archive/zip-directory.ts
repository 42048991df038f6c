import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/** A part of a ZIP archive: its name, and how many bytes it says that it has when it is unpacked. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: number;
  /** How it is packed: 0 not at all, 8 as every program does it. */
  readonly method: number;
  /** How many bytes it takes as it is packed, and where it begins. */
  readonly packed: number;
  readonly at: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
/** What stands in place of a size that needs eight bytes: it is in a field behind the name then. */
const ELSEWHERE = 0xffffffff;
const LONG_SIZES = 1;

/**
 * The parts that the directory at the end of an archive names (APPNOTE.TXT 4.3). Undefined if there is no
 * such directory, or it is damaged, or leaves a size open. Sizes are only what it says: whoever unpacks has
 * to hold to them.
 */
export const zipDirectory = (archive: Buffer): readonly ZipPart[] | undefined => {
  const end = endOf(archive);
  if (end === -1) return undefined;
  const count = archive.readUInt16LE(end + 10);
  const parts: ZipPart[] = [];
  let at = archive.readUInt32LE(end + 16);
  while (parts.length < count) {
    if (at + ENTRY_BYTES > end || archive.readUInt32LE(at) !== ENTRY) return undefined;
    const lengths = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const [name = 0, extra = 0, comment = 0] = lengths;
    const behindName = at + ENTRY_BYTES + name;
    const fields = archive.subarray(behindName, behindName + extra);
    const sizes = [24, 20, 42].map((place) => archive.readUInt32LE(at + place));
    const [bytes = 0, packed = 0, start = 0] = longSizes(sizes, fields);
    if (bytes === 0 && isFilled(archive, at)) return undefined;
    parts.push({
      name: archive.toString('utf8', at + ENTRY_BYTES, behindName),
      bytes,
      method: archive.readUInt16LE(at + 10),
      packed,
      at: start,
    });
    at = behindName + extra + comment;
  }
  return parts;
};

/** The last place that looks like the end record, which a comment may follow. */
const endOf = (archive: Buffer): number => {
  for (let at = archive.length - END_BYTES; at >= Math.max(0, archive.length - 65_557); at -= 1)
    if (archive.readUInt32LE(at) === END) return at;
  return -1;
};

/** Sizes of which those that need eight bytes stand in a field, one after the other. */
const longSizes = (sizes: readonly number[], extra: Buffer): readonly number[] => {
  let field: Buffer | undefined;
  for (let at = 0; at + 12 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === LONG_SIZES) field = extra.subarray(at + 4);
  let at = 0;
  return sizes.map((size) => {
    if (size !== ELSEWHERE) return size;
    at += 8;
    return field && at <= field.length
      ? Number(field.readBigUInt64LE(at - 8))
      : Number.POSITIVE_INFINITY;
  });
};

const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const DEFLATED = 8;
const unpacked = promisify(inflateRaw);

/** What a part holds. Undefined if it is damaged, or holds more than it says. */
export const zipContent = async (archive: Buffer, part: ZipPart): Promise<Buffer | undefined> => {
  const { at, bytes, packed, method } = part;
  if (at + LOCAL_BYTES > archive.length || archive.readUInt32LE(at) !== LOCAL) return undefined;
  const from = at + LOCAL_BYTES + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const content = archive.subarray(from, from + packed);
  if (content.length !== packed) return undefined;
  if (method !== DEFLATED) return method === 0 ? content : undefined;
  return unpacked(content, { maxOutputLength: Math.max(1, bytes) }).catch(() => undefined);
};

const SIZE_BEHIND_PART = 0x8;
/** What nothing at all takes when it is packed. */
const EMPTY_BYTES = 2;

/** Whether a part of no bytes has some: as it is packed, or as a note behind it is to say. */
const isFilled = (archive: Buffer, entry: number): boolean =>
  archive.readUInt32LE(entry + 20) > EMPTY_BYTES ||
  (archive.readUInt16LE(entry + 8) & SIZE_BEHIND_PART) !== 0;
