import { deserialize, serialize } from 'node:v8';
import type { Transferable } from 'node:worker_threads';
import { type PackedFaults, packFaults, unpackFaults } from '#adapters/local/rows/packed-faults.ts';
import type { PieceRead, PieceToRead } from '#adapters/local/rows/read-text-piece.ts';
import { RowsReader } from '#adapters/local/rows/rows-reader.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';
import type { Reading, ReadRows } from '#core/ports/row-reading.ts';

/** The rules of a file, as every thread gets them with every order: most often it has taken them apart already. */
export interface SealedReading {
  /** Tells these rules from others: what was made of the last ones is kept. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Rows to read: records, or a piece of text. */
export interface RowOrder {
  readonly reading: SealedReading;
  readonly rows: { readonly records: readonly SourceRecord[] } | { readonly piece: PieceToRead };
}

/** What came of them; of records nothing but rows. */
export type RowAnswer = Pick<PieceRead, 'rows'> & Partial<PieceRead>;

/** The same as it passes between threads. */
export type PackedAnswer = Omit<RowAnswer, 'rows'> & {
  readonly rows: Omit<ReadRows, 'faults'> & { readonly faults: PackedFaults };
};

/** Rules for orders. */
export const sealReading = (name: string, reading: Reading): SealedReading => ({
  name,
  bytes: serialize(reading),
});

let last: { readonly name: string; readonly reader: Promise<RowsReader> } | undefined;

const readerOf = ({ name, bytes }: SealedReading): Promise<RowsReader> => {
  if (last?.name !== name) last = { name, reader: RowsReader.open(deserialize(bytes)) };
  return last.reader;
};

/** Makes whatever thread it is called in ready for rows of a file. */
export const readyForRows = async (reading: SealedReading): Promise<void> => {
  await readerOf(reading);
};

/** Reads rows in whatever thread it is called. */
export const readRows = async ({ reading, rows }: RowOrder): Promise<RowAnswer> => {
  const reader = await readerOf(reading);
  return 'records' in rows ? { rows: reader.read(rows.records) } : reader.readPiece(rows.piece);
};

/** An answer for another thread. */
export const packAnswer = ({ rows, ...answer }: RowAnswer): PackedAnswer => ({
  ...answer,
  rows: { ...rows, faults: packFaults(rows.faults) },
});

/** An answer of another thread. */
export const unpackAnswer = ({ rows, ...answer }: PackedAnswer): RowAnswer => ({
  ...answer,
  rows: { ...rows, faults: unpackFaults(rows.faults) },
});

/** The memory of rows, which a worker hands over instead of a copy. */
export const memoryOf = ({ rows }: PackedAnswer): Transferable[] => {
  const { lines, digests, keys, codes, dates, faults } = rows;
  return [
    ...[lines, dates, faults.at, faults.lines, faults.kindOf, ...codes, ...keys],
    ...digests.flatMap(({ present, bytes }) => [present, bytes]),
  ].flatMap((each) => (each ? [each.buffer as ArrayBuffer] : []));
};
