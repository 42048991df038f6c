import type { Transferable } from 'node:worker_threads';
import {
  type PieceRead,
  type PieceToRead,
  readTextPiece,
} from '#adapters/local/rows/read-text-piece.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';
import type { Reading, ReadRows } from '#core/ports/row-reading.ts';
import { type ReadRecords, recordsReader } from '#core/usecases/drops/read-records.ts';

/** Rows to read: records, or a piece of text; a worker gets them with the rules. */
export interface RowOrder {
  /** Tells these rules from others: what was made of the last ones is kept. */
  readonly name: string;
  readonly reading: Reading;
  readonly rows: { readonly records: readonly SourceRecord[] } | { readonly piece: PieceToRead };
}

/** What came of them; of records nothing but rows. */
export type RowAnswer = Pick<PieceRead, 'rows'> & Partial<PieceRead>;

let last: { readonly name: string; readonly read: ReadRecords } | undefined;

const readerOf = ({ name, reading }: RowOrder): ReadRecords => {
  if (last?.name !== name) last = { name, read: recordsReader(reading) };
  return last.read;
};

/** Reads rows in whatever thread it is called. */
export const readRows = (order: RowOrder): RowAnswer => {
  const read = readerOf(order);
  const { rows } = order;
  return 'records' in rows ? { rows: read(rows.records) } : readTextPiece(rows.piece, read);
};

/** The memory of rows, which a worker hands over instead of a copy. */
export const memoryOf = ({ lines, digests, codes, dates }: ReadRows): Transferable[] =>
  [lines, dates, ...codes, ...digests.flatMap(({ present, bytes }) => [present, bytes])].flatMap(
    (each) => (each ? [each.buffer as ArrayBuffer] : []),
  );
