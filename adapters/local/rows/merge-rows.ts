import { MEANINGLESS } from '#adapters/local/rows/byte-columns.ts';
import type { ByteReading } from '#adapters/local/rows/byte-reading.ts';
import { NO_CONSENT, ODD, type PieceRows } from '#adapters/local/rows/piece-rows.ts';
import { PACKED_DIGEST_BYTES, type PackedTexts } from '#core/drops/packed-texts.ts';
import type { RowFault } from '#core/drops/row-reader.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import type { ReadRows, RowFaults } from '#core/ports/row-reading.ts';

/** What becomes of a row in the kernel, from `plan.ts` there. */
const NO_IDENTIFIER = 3;
const UNDECLARED = 4;

const DIGEST = 32;
const LENGTH = 4;

const faultOf = (outcome: number): RowFault => {
  if (outcome === NO_CONSENT) return { reason: 'no-consent', place: { of: 'consent' } };
  if (outcome === NO_IDENTIFIER) return { reason: 'no-identifier', place: { of: 'all-kinds' } };
  return { reason: 'undeclared-value', place: { of: 'attribute', at: outcome - UNDECLARED } };
};

/** Puts what the reference read in the place of each row that was left to it, and counts what the kernel read. */
class Merging {
  readonly #rows: PieceRows;
  readonly #by: ByteReading;
  readonly #read: ReadRows;
  readonly #tally: LintTally;
  readonly #bytes: Uint8Array;
  readonly #lines: Float64Array;
  readonly #codes: readonly Uint8Array[];
  readonly #faults: RowFaults[] = [];
  /** How many rows, faults and digests of each kind of the reference are in their place. */
  readonly #done: { rows: number; faults: number; readonly digests: number[] };
  /** Rows of each mark, by kind, and of each text, by attribute. */
  readonly #marks: readonly Uint32Array[];
  readonly #texts: readonly Uint32Array[];
  #accepted = 0;

  constructor(rows: PieceRows, by: ByteReading, read: ReadRows) {
    const { identifiers } = by.columns;
    this.#rows = rows;
    this.#by = by;
    this.#read = read;
    this.#tally = new LintTally(by.reading.plan.kinds);
    this.#bytes = by.memory.bytes;
    this.#lines = new Float64Array(rows.count);
    this.#codes = by.reading.plan.attributes.map(() => new Uint8Array(rows.count));
    this.#done = { rows: 0, faults: 0, digests: identifiers.map(() => 0) };
    this.#marks = identifiers.map(() => new Uint32Array(3));
    this.#texts = this.#codes.map(() => new Uint32Array(MEANINGLESS));
  }

  merge(): ReadRows {
    for (let row = 0; row < this.#rows.count; row += 1) this.#take(row);
    this.#count();
    const lines = this.#lines.subarray(0, this.#accepted);
    const codes = this.#codes.map((each) => each.subarray(0, this.#accepted));
    return {
      records: this.#rows.count,
      ...{ lines, codes, ...this.#pack(), faults: this.#faults, tally: this.#tally.take() },
    };
  }

  #take(row: number): void {
    const outcome = this.#rows.outcomeOf(row);
    if (outcome === ODD) this.#takeRead(row);
    else if (outcome === 0) this.#takePlain(row);
    else this.#faults.push({ ...this.#where(row), setAside: [], left: faultOf(outcome) });
  }

  #where(row: number): Pick<RowFaults, 'at' | 'line'> {
    return { at: this.#accepted, line: this.#rows.lineOf(row) };
  }

  /** A row of the reference: the next of those that it accepted, if it has its line. */
  #takeRead(row: number): void {
    const { lines, faults, codes } = this.#read;
    const line = this.#rows.lineOf(row);
    const fault = faults[this.#done.faults];
    if (fault?.line === line) {
      this.#faults.push({ ...fault, at: this.#accepted });
      this.#done.faults += 1;
    }
    if (this.#done.rows >= lines.length || lines[this.#done.rows] !== line) return;
    this.#rows.accept(row);
    this.#lines[this.#accepted] = line;
    this.#codes.forEach((each, at) => {
      each[this.#accepted] = codes[at]?.[this.#done.rows] ?? 0;
    });
    this.#read.digests.forEach((digests, kind) => {
      this.#takeDigest(digests, kind, row);
    });
    this.#done.rows += 1;
    this.#accepted += 1;
  }

  #takeDigest({ present, bytes }: PackedTexts, kind: number, row: number): void {
    const { digests = [], marks } = this.#rows.places;
    const has = present[this.#done.rows] ?? 0;
    this.#bytes[(marks[kind] ?? 0) + row] = has;
    if (has === 0) return;
    const from = (this.#done.digests[kind] ?? 0) * PACKED_DIGEST_BYTES + LENGTH;
    const digest = Buffer.from(
      Buffer.from(bytes.buffer, bytes.byteOffset + from, 2 * DIGEST).toString('latin1'),
      'hex',
    );
    this.#bytes.set(digest, (digests[kind] ?? 0) + row * DIGEST);
    this.#done.digests[kind] = (this.#done.digests[kind] ?? 0) + 1;
  }

  #takePlain(row: number): void {
    const { marks, numbers } = this.#rows.places;
    this.#lines[this.#accepted] = this.#rows.lineOf(row);
    for (let at = 0; at < this.#codes.length; at += 1) {
      const number = this.#bytes[(numbers[at] ?? 0) + row] ?? 0;
      const codes = this.#codes[at];
      const texts = this.#texts[at];
      if (codes) codes[this.#accepted] = this.#by.memory.meaningOf(at, number)?.code ?? 0;
      if (texts) texts[number] = (texts[number] ?? 0) + 1;
    }
    for (let kind = 0; kind < this.#marks.length; kind += 1) {
      const seen = this.#marks[kind];
      const mark = this.#bytes[(marks[kind] ?? 0) + row] ?? 0;
      if (seen) seen[mark] = (seen[mark] ?? 0) + 1;
    }
    this.#accepted += 1;
  }

  /** What the reference would have told the tally of the rows that it did not read. */
  #count(): void {
    const { columns, memory } = this.#by;
    columns.identifiers.forEach(({ kind, way }, at) => {
      const [, small = 0, capitals = 0] = this.#marks[at] ?? [];
      this.#tally.see(kind, small + capitals);
      if (way !== 'digest') return;
      if (small > 0) this.#tally.shape(kind, 'hex-lower', small);
      if (capitals > 0) this.#tally.shape(kind, 'hex-upper', capitals);
    });
    this.#texts.forEach((rows, at) => {
      const { attribute = '' } = columns.texts[at] ?? {};
      rows.forEach((count, number) => {
        const why = count > 0 ? memory.meaningOf(at, number)?.fellBack : undefined;
        if (why) this.#tally.fallBack(attribute, why, count);
      });
    });
    this.#tally.addAll(this.#read.tally);
  }

  #pack(): Pick<ReadRows, 'digests' | 'keys'> {
    const { kernel } = this.#by.memory;
    const { count, places } = this.#rows;
    const { outcomes, marks, digests, present, keys, packed } = places;
    const columns = digests.map((place, kind) => {
      const into = [present, keys, packed] as const;
      const has = kernel.packDigests(outcomes, marks[kind] ?? 0, place, count, ...into);
      const bits = this.#bytes.slice(keys, keys + 8 * this.#accepted);
      return {
        keys: new Int32Array(bits.buffer),
        present: this.#bytes.slice(present, present + this.#accepted),
        bytes: this.#bytes.slice(packed, packed + has * PACKED_DIGEST_BYTES),
      };
    });
    return {
      digests: columns.map(({ present, bytes }) => ({ present, bytes })),
      keys: columns.map((each) => each.keys),
    };
  }
}

/** The rows of a piece in their order: those that the kernel read, and what the reference made of the others. */
export const mergeRows = (rows: PieceRows, by: ByteReading, read: ReadRows): ReadRows =>
  new Merging(rows, by, read).merge();
