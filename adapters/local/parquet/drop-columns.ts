import { type CodedTexts, LENGTH_BYTES, type PackedTexts } from '#core/drops/packed-texts.ts';
import type { DropColumn } from '#core/ports/drop-writer.ts';

/** A column in few bytes. */
export type FlatColumn = PackedTexts | CodedTexts;

/** Whether it holds places of texts. */
export const isCoded = (column: FlatColumn | ScatteredTexts): column is CodedTexts =>
  'codes' in column;

/** Texts behind their lengths; what is null is left out. */
export const packTexts = (texts: readonly (string | null)[]): PackedTexts => {
  const present = new Uint8Array(texts.length);
  const pieces = texts.flatMap((text, row) => {
    if (text === null) return [];
    present[row] = 1;
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(bytes.length);
    return [length, bytes];
  });
  return { present, bytes: Buffer.concat(pieces) };
};

/** A column in whatever form it is given, in few bytes. */
export const flatColumn = (column: DropColumn): FlatColumn =>
  'codes' in column || 'present' in column ? column : packTexts(column);

/** Rows of a column. */
export const rowsIn = (column: FlatColumn | ScatteredTexts): number =>
  (isCoded(column) ? column.codes : column.present).length;

/** A column parted before a row. */
export const partedAt = (column: FlatColumn, row: number): readonly [FlatColumn, FlatColumn] => {
  if (isCoded(column)) {
    const { codes, texts } = column;
    return [
      { codes: codes.subarray(0, row), texts },
      { codes: codes.subarray(row), texts },
    ];
  }
  const { present, bytes } = column;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = 0;
  for (let at = 0; at < row; at += 1)
    if (present[at] === 1) end += LENGTH_BYTES + view.getUint32(end, true);
  return [
    { present: present.subarray(0, row), bytes: bytes.subarray(0, end) },
    { present: present.subarray(row), bytes: bytes.subarray(end) },
  ];
};

const uncoded = ({ codes, texts }: CodedTexts): PackedTexts =>
  packTexts(Array.from(codes, (code) => texts[code] ?? null));

/** A column whose texts stand in several pieces of memory. */
interface ScatteredTexts {
  readonly present: Uint8Array;
  /** The texts that there are, one behind the other. */
  readonly pieces: readonly Uint8Array[];
}

/** A column of a whole row group. */
export type JoinedColumn = CodedTexts | ScatteredTexts;

/** Pieces of one column as one: by the places of its texts where all of them are so, else packed. */
export const joined = (pieces: readonly FlatColumn[]): JoinedColumn => {
  const [first] = pieces;
  if (first && isCoded(first)) {
    const coded = pieces.flatMap((each) =>
      isCoded(each) && each.texts === first.texts ? [each.codes] : [],
    );
    if (coded.length === pieces.length) return { codes: Buffer.concat(coded), texts: first.texts };
  }
  const packed = pieces.map((each) => (isCoded(each) ? uncoded(each) : each));
  return {
    present: Buffer.concat(packed.map(({ present }) => present)),
    pieces: packed.map(({ bytes }) => bytes),
  };
};
