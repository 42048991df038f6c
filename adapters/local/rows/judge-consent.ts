import type { ByteReading } from '#adapters/local/rows/byte-reading.ts';
import { NO_CONSENT, ODD, type PieceRows } from '#adapters/local/rows/piece-rows.ts';

/** A text of one byte a letter in every encoding. */
const ASCII = /^[\0-\x7f]*$/;

/**
 * Judges the consent of the rows that the kernel read, which only said where it stands. What is not plain in it, or is
 * no consent for a reason of its own, is left to the reference.
 */
export const judgeConsent = (rows: PieceRows, { columns, memory }: ByteReading): void => {
  const { judged } = columns;
  if (!judged) return;
  const { buffer } = memory.kernel.memory;
  const text = Buffer.from(buffer);
  const spans = rows.places.spans.map((place) => new Uint32Array(buffer, place, 2 * rows.count));
  const fieldOf = (row: number, column: number): string => {
    const [begin = 0, length = 0] = spans[column]?.subarray(2 * row, 2 * row + 2) ?? [];
    return text.toString('latin1', begin, begin + length);
  };
  for (let row = 0; row < rows.count; row += 1) {
    if (rows.outcomeOf(row) === ODD) continue;
    const [field, since] = [fieldOf(row, 0), judged.columns > 1 ? fieldOf(row, 1) : ''];
    const verdict = ASCII.test(field) && ASCII.test(since) ? judged.judge(field, since) : undefined;
    if (verdict !== 'given') rows.leave(row, verdict === 'no-consent' ? NO_CONSENT : ODD);
  }
};
