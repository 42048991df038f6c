import { splitRow } from '#adapters/local/records/split-row.ts';
import { isSettled, recordOf, splitText, stateAt } from '#adapters/local/records/split-text.ts';
import { linesIn } from '#adapters/local/records/text-lines.ts';
import type { ByteReading } from '#adapters/local/rows/byte-reading.ts';
import { judgeConsent } from '#adapters/local/rows/judge-consent.ts';
import { mergeRows } from '#adapters/local/rows/merge-rows.ts';
import { ODD, PieceRows } from '#adapters/local/rows/piece-rows.ts';
import type { PlanMemory } from '#adapters/local/rows/plan-memory.ts';
import type { PieceRead, PieceToRead } from '#adapters/local/rows/read-text-piece.ts';
import type { SourceRecord, TextState } from '#core/ports/record-source.ts';

const WITHIN_ROW = 1;
const NEWLINE = 0x0a;

/** Lines that the reference reads at once where one row after the other is odd. */
const MOST_LINES = 1024;

const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** A piece on its way: the rows that the kernel can tell apart, and those that the reference must. */
class PieceSplitter {
  readonly #piece: PieceToRead;
  readonly #memory: PlanMemory;
  readonly #rows: PieceRows;
  /** How far it is read. */
  #at = 0;
  #state: TextState;
  #shortRows = 0;
  #lines = 1;

  constructor(piece: PieceToRead, memory: PlanMemory) {
    this.#piece = piece;
    this.#memory = memory;
    this.#rows = new PieceRows(piece, memory);
    this.#state = piece.state;
  }

  split(): PieceRows {
    const { length } = this.#piece.bytes;
    while (this.#at < length)
      if (!isSettled(this.#state) || !this.#readPlain()) this.#readByReference();
    if (this.#piece.isLast && this.#state.pending.length > 0) this.#readByReference();
    return this.#rows;
  }

  get end(): Pick<PieceRead, 'shortRows' | 'after'> {
    return { shortRows: this.#shortRows, after: this.#state };
  }

  /** Whether the kernel reads on to the end. */
  #readPlain(): boolean {
    const { kernel, plan } = this.#memory;
    const { text } = this.#rows.places;
    const end = text + this.#piece.bytes.length;
    const { isLast } = this.#piece;
    const before = this.#rows.count;
    const at = kernel.readRows(plan, text + this.#at, end, isLast, before, this.#state.line);
    this.#at = at - text;
    this.#rows.count = kernel.rowsRead();
    this.#state = stateAt(kernel.linesRead());
    if (this.#rows.count > before) this.#lines = 1;
    if (kernel.stoppedBy() === WITHIN_ROW) this.#lines = Number.POSITIVE_INFINITY;
    return at === end;
  }

  /** Some lines as the reference has them, more each time where all are odd. */
  #readByReference(): void {
    const { bytes, layout, isLast } = this.#piece;
    const to = this.#behindLines();
    const text = UTF_8.decode(bytes.subarray(this.#at, to));
    const { records, shortRows, after } = splitText({
      lines: linesIn(text, layout.newline),
      layout,
      state: this.#state,
      isLast: isLast && to === bytes.length,
    });
    for (const record of records) this.#rows.add(record);
    this.#shortRows += shortRows;
    this.#state = after;
    this.#at = to;
    this.#lines = Math.min(this.#lines * 2, MOST_LINES);
  }

  #behindLines(): number {
    const { bytes } = this.#piece;
    let at = this.#at;
    for (let lines = 0; lines < this.#lines; lines += 1) {
      const newline = bytes.indexOf(NEWLINE, at);
      if (newline < 0) return bytes.length;
      at = newline + 1;
    }
    return at;
  }
}

/** The record of a row that the kernel told apart from others, and did not read. */
const recordFrom = ({ bytes, layout }: PieceToRead, rows: PieceRows, row: number): SourceRecord => {
  const text = UTF_8.decode(bytes.subarray(...rows.boundsOf(row)));
  const split = splitRow(text.replace(/\r+$/, ''), { ...layout, quoting: 'doubled' });
  const fields = typeof split === 'string' ? undefined : split;
  return recordOf({ line: rows.lineOf(row), fields, afterBlank: false }, layout);
};

/**
 * Reads a piece of delimited text from its bytes: plain rows in the kernel, every other by the reference, in its
 * place. Answers what `readTextPiece` answers.
 */
export const readBytePiece = (piece: PieceToRead, by: ByteReading): PieceRead => {
  const splitter = new PieceSplitter(piece, by.memory);
  const rows = splitter.split();
  judgeConsent(rows, by);
  const records: SourceRecord[] = [];
  const unread: SourceRecord[] = [];
  for (let row = 0; row < rows.count; row += 1) {
    if (rows.outcomeOf(row) !== ODD) continue;
    const known = rows.recordOf(row);
    const record = known ?? recordFrom(piece, rows, row);
    records.push(record);
    if (!known) unread.push(record);
  }
  const merged = mergeRows(rows, by, by.read(records));
  learnFrom(unread, by);
  return { rows: merged, byRules: records.length, ...splitter.end };
};

/** Texts that made rows odd are known the next time. */
const learnFrom = (records: readonly SourceRecord[], { columns, memory }: ByteReading): void => {
  const first = columns.identifiers.length;
  for (const { fields } of records)
    columns.texts.forEach((column, at) => {
      memory.teach(at, column, fields?.[first + at] ?? '');
    });
};
