import type { SettleKernel } from '#adapters/kernel/settle/settle-kernel.ts';
import { placesIn } from '#adapters/kernel/token-kernel.ts';
import { MERGED_AT_ONCE, ROW_GROUP_ROWS } from '#core/work-limits.ts';

/** Places of columns: numbers of eight bytes, and of each attribute codes of a byte. */
export interface ColumnsAt {
  readonly high: number;
  readonly low: number;
  readonly person: number;
  readonly codes: readonly number[];
}

/** How much is merged. */
interface MergeSize {
  /** Rows of the largest row group of each file, one behind the other. */
  readonly rows: number;
  readonly largestGroup: number;
  readonly attributes: number;
}

/** Bytes before and behind what is packed, which the kernel reads and writes whole words of. */
const SLACK = 8_192;
/** Most bytes of a number that is told in any way. */
const NUMBER_BYTES = 9;
/** Most bytes of a page of a row group of ours. */
export const PAGE_BYTES = NUMBER_BYTES * ROW_GROUP_ROWS + 2 * SLACK;

/** Where everything lies that a merge needs, in the memory of its kernel. */
export class SettleMemory {
  readonly kernel: SettleKernel;
  readonly rows: ColumnsAt;
  readonly kept: ColumnsAt;
  readonly lost: number;
  readonly slices: number;
  readonly order: number;
  readonly places: number;
  /** A page as it is read, or as it is to be written; and of what is read its dictionary and places in it. */
  readonly page: number;
  readonly pageBytes: number;
  readonly dictionary: number;
  readonly indexes: number;
  /** What is told of a column. */
  readonly told: number;

  constructor(kernel: SettleKernel, { rows, largestGroup, attributes }: MergeSize) {
    const group = Math.max(ROW_GROUP_ROWS, largestGroup);
    this.pageBytes = NUMBER_BYTES * group + SLACK;
    const [dictionary, indexes] = [8 * group, 4 * group];
    const [high, low, person, codes, keptHigh, keptLow, keptPerson, keptCodes, lost, ...others] =
      placesIn(kernel, [
        ...[8 * rows, 8 * rows, 8 * rows, attributes * rows],
        ...[8 * group, 8 * group, 8 * group, attributes * group, 8 * group],
        ...[8 * MERGED_AT_ONCE, 4 * rows, 4 * rows + 8],
        ...[this.pageBytes + SLACK, dictionary, indexes, 512],
      ]) as [number, number, number, number, number, number, number, number, number, ...number[]];
    const [slices = 0, order = 0, places = 0, page = 0, words = 0, places2 = 0, told = 0] = others;
    const codesAt = (first: number, stride: number): readonly number[] =>
      Array.from({ length: attributes }, (_, at) => first + at * stride);
    this.kernel = kernel;
    this.rows = { high, low, person, codes: codesAt(codes, rows) };
    this.kept = {
      ...{ high: keptHigh, low: keptLow, person: keptPerson },
      codes: codesAt(keptCodes, group),
    };
    this.lost = lost;
    [this.slices, this.order, this.places, this.page] = [slices, order, places, page];
    [this.dictionary, this.indexes, this.told] = [words, places2, told];
    kernel.setRows(high, low, person, codes, rows, attributes);
    kernel.setKept(keptHigh, keptLow, keptPerson, keptCodes, group, lost);
  }

  /** The bytes at a place. */
  bytes(place: number, length: number): Uint8Array {
    return new Uint8Array(this.kernel.memory.buffer, place, length);
  }

  /** Moves so many rows from one place among the rows to another. */
  moveRows(from: number, count: number, to: number): void {
    const all = new Uint8Array(this.kernel.memory.buffer);
    const { high, low, person, codes } = this.rows;
    for (const column of [high, low, person])
      all.copyWithin(column + 8 * to, column + 8 * from, column + 8 * (from + count));
    for (const column of codes) all.copyWithin(column + to, column + from, column + from + count);
  }

  /** The 32-bit numbers at a place. */
  words(place: number, length: number): Uint32Array {
    return new Uint32Array(this.kernel.memory.buffer, place, length);
  }
}
