import { splitText } from '#adapters/local/records/split-text.ts';
import { linesIn } from '#adapters/local/records/text-lines.ts';
import type { TextLayout, TextState } from '#core/ports/record-source.ts';
import type { ReadRows } from '#core/ports/row-reading.ts';
import type { ReadRecords } from '#core/usecases/drops/read-records.ts';

/** A piece of a text as a thread gets it. */
export interface PieceToRead {
  readonly bytes: Uint8Array;
  readonly layout: TextLayout;
  readonly state: TextState;
  readonly isLast: boolean;
}

/** The rows of a piece, and how it ends. */
export interface PieceRead {
  readonly rows: ReadRows;
  /** Of its records, how many were left to the rules; all of them if this is left out. */
  readonly byRules?: number;
  readonly shortRows: number;
  readonly after: TextState;
}

// A mark at the beginning of a piece is none of the file's: that was taken away.
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads a piece of delimited text: takes it apart into records, and reads those by the rules. This is the
 * reference. A faster reader of bytes takes its place in `row-jobs.ts`, and must answer the same: what it
 * does not understand it hands to `splitText` and `read`, in runs of whole lines in their order.
 */
export const readTextPiece = (piece: PieceToRead, read: ReadRecords): PieceRead => {
  const lines = linesIn(UTF_8.decode(piece.bytes), piece.layout.newline);
  const { records, shortRows, after } = splitText({ ...piece, lines });
  return { rows: read(records), shortRows, after };
};
