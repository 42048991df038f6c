/** A part of a ZIP archive: its name, and how many bytes it says that it has when it is unpacked. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: number;
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
    const bytes = sizeOf(archive.readUInt32LE(at + 24), fields);
    if (bytes === 0 && isFilled(archive, at)) return undefined;
    parts.push({ name: archive.toString('utf8', at + ENTRY_BYTES, behindName), bytes });
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

const sizeOf = (size: number, extra: Buffer): number => {
  if (size !== ELSEWHERE) return size;
  for (let at = 0; at + 12 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === LONG_SIZES) return Number(extra.readBigUInt64LE(at + 4));
  return Number.POSITIVE_INFINITY;
};

const SIZE_BEHIND_PART = 0x8;
/** What nothing at all takes when it is packed. */
const EMPTY_BYTES = 2;

/** Whether a part of no bytes has some: as it is packed, or as a note behind it is to say. */
const isFilled = (archive: Buffer, entry: number): boolean =>
  archive.readUInt32LE(entry + 20) > EMPTY_BYTES ||
  (archive.readUInt16LE(entry + 8) & SIZE_BEHIND_PART) !== 0;
