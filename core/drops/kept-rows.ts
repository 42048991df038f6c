import {
  type CodedTexts,
  PACKED_DIGEST_BYTES,
  type PackedTexts,
} from '#core/drops/packed-texts.ts';

/** Columns of rows that were read: digests by kind, and attributes by the places of their values. */
interface RowColumns {
  readonly lines: Float64Array;
  readonly digests: readonly PackedTexts[];
  readonly codes: readonly Uint8Array[];
}

/** What of a column of digests stays: moved together in its own memory, as many at once as stand together. */
const packed = (
  { present, bytes }: PackedTexts,
  keeps: Uint8Array,
  rows: Uint8Array,
): PackedTexts => {
  let [first, end, to, row] = [0, 0, 0, 0];
  const move = (): void => {
    if (first !== to) bytes.copyWithin(to, first, end);
    to += end - first;
  };
  for (let at = 0; at < present.length; at += 1) {
    const had = present[at] === 1;
    const stays = keeps[at] === 1;
    if (had && stays) end += PACKED_DIGEST_BYTES;
    else if (had) {
      move();
      end += PACKED_DIGEST_BYTES;
      first = end;
    }
    if (rows[at] !== 1) continue;
    present[row] = had && stays ? 1 : 0;
    row += 1;
  }
  move();
  return { present: present.subarray(0, row), bytes: bytes.subarray(0, to) };
};

/** What of a column of codes stays, in its own memory. */
const keptOf = (codes: Uint8Array, rows: Uint8Array): Uint8Array => {
  let to = 0;
  for (let row = 0; row < codes.length; row += 1) {
    codes[to] = codes[row] ?? 0;
    to += rows[row] ?? 0;
  }
  return codes.subarray(0, to);
};

/**
 * Rows of a block, of which some are dropped while it is gone through from its first row to its last. The
 * block's own memory holds what is kept: it is used up.
 */
export class KeptRows {
  readonly #columns: RowColumns;
  readonly #rows: Uint8Array;
  readonly #digests: readonly Uint8Array[];
  #isWhole = true;
  /** Rows that are kept so far, if all were gone through that are to be dropped. */
  kept: number;

  constructor(columns: RowColumns) {
    const { lines, digests } = columns;
    this.#columns = columns;
    this.#rows = new Uint8Array(lines.length).fill(1);
    this.#digests = digests.map(() => new Uint8Array(lines.length).fill(1));
    this.kept = lines.length;
  }

  /** Leaves out a row. */
  drop(row: number): void {
    this.#isWhole = false;
    this.#rows[row] = 0;
    for (const digests of this.#digests) digests[row] = 0;
    this.kept -= 1;
  }

  /** Leaves out one digest of a row. */
  dropDigest(row: number, kind: number): void {
    this.#isWhole = false;
    const digests = this.#digests[kind];
    if (digests) digests[row] = 0;
  }

  /** Where the rows stand that are kept. */
  get lines(): Float64Array {
    const { lines } = this.#columns;
    return this.#isWhole ? lines : lines.filter((_, at) => this.#rows[at] === 1);
  }

  /** What is kept; `declared` are the values of each attribute. */
  columns(declared: readonly (readonly string[])[]): readonly (PackedTexts | CodedTexts)[] {
    const { digests, codes } = this.#columns;
    const kept = this.#isWhole
      ? { digests, codes }
      : {
          digests: digests.map((each, at) =>
            packed(each, this.#digests[at] ?? this.#rows, this.#rows),
          ),
          codes: codes.map((each) => keptOf(each, this.#rows)),
        };
    return [
      ...kept.digests,
      ...kept.codes.map((each, at) => ({ codes: each, texts: declared[at] ?? [] })),
    ];
  }
}
