import type { Transferable } from 'node:worker_threads';
import type { PieceRead, PieceToRead } from '#adapters/local/rows/read-text-piece.ts';
import { RowsReader } from '#adapters/local/rows/rows-reader.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';
import type { Reading, ReadRows } from '#core/ports/row-reading.ts';

/** Rows to read: records, or a piece of text; a worker gets them with the rules. */
export interface RowOrder {
  /** Tells these rules from others: what was made of the last ones is kept. */
  readonly name: string;
  readonly reading: Reading;
  readonly rows: { readonly records: readonly SourceRecord[] } | { readonly piece: PieceToRead };
}

/** What came of them; of records nothing but rows. */
export type RowAnswer = Pick<PieceRead, 'rows'> & Partial<PieceRead>;

let last: { readonly name: string; readonly reader: RowsReader } | undefined;

const readerOf = ({ name, reading }: RowOrder): RowsReader => {
  if (last?.name !== name) last = { name, reader: new RowsReader(reading) };
  return last.reader;
};

/** Reads rows in whatever thread it is called. */
export const readRows = async (order: RowOrder): Promise<RowAnswer> => {
  const reader = readerOf(order);
  const { rows } = order;
  return 'records' in rows ? { rows: reader.read(rows.records) } : reader.readPiece(rows.piece);
};

/** The memory of rows, which a worker hands over instead of a copy. */
export const memoryOf = ({ lines, digests, keys, codes, dates }: ReadRows): Transferable[] =>
  [
    lines,
    dates,
    ...codes,
    ...keys,
    ...digests.flatMap(({ present, bytes }) => [present, bytes]),
  ].flatMap((each) => (each ? [each.buffer as ArrayBuffer] : []));
