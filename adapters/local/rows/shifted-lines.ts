import type { PieceRead } from '#adapters/local/rows/read-text-piece.ts';

/** A piece that was read as if it were the first of its file, with its lines as many further down. */
export const shiftedLines = ({ rows, shortRows, after }: PieceRead, by: number): PieceRead => ({
  rows: {
    ...rows,
    lines: rows.lines.map((line) => line + by),
    faults: rows.faults.map((fault) => ({ ...fault, line: fault.line + by })),
  },
  shortRows,
  after: {
    ...after,
    line: after.line + by,
    held: after.held.map((row) => ({ ...row, line: row.line + by })),
  },
});
