import type { PieceRead } from '#adapters/local/rows/read-text-piece.ts';

const shifted = (lines: Float64Array, by: number): Float64Array => {
  const moved = new Float64Array(lines);
  for (let at = 0; at < moved.length; at += 1) moved[at] = (lines[at] ?? 0) + by;
  return moved;
};

/** A piece that was read as if it were the first of its file, with its lines as many further down. */
export const shiftedLines = ({ rows, after, ...read }: PieceRead, by: number): PieceRead => ({
  ...read,
  rows: {
    ...rows,
    lines: shifted(rows.lines, by),
    faults: rows.faults.map((fault) => ({ ...fault, line: fault.line + by })),
  },
  after: {
    ...after,
    line: after.line + by,
    held: after.held.map((row) => ({ ...row, line: row.line + by })),
  },
});
