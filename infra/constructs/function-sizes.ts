import type { FunctionName } from '#infra/rights.ts';

/** What a function is given of the machine. */
export interface FunctionSize {
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** Files that the functions with DuckDB lend from S3 and spill. */
  readonly diskMegabytes: number;
}

const SMALL = { memoryMegabytes: 512, diskMegabytes: 512 } as const;

/**
 * The sizes of the functions. A part of a million rows takes less than 1 GB and a minute at one
 * processor (1,769 MB); a part may hold five times as many, and a version many parts.
 */
export const FUNCTION_SIZES: Readonly<Record<FunctionName, FunctionSize>> = {
  // A cold start reads and verifies the whole ledger, entry after entry: a minute is some thousand.
  'read-manifest': { ...SMALL, timeoutSeconds: 900 },
  'tokenise-part': { memoryMegabytes: 3_538, timeoutSeconds: 900, diskMegabytes: 4_096 },
  'publish-drop': { memoryMegabytes: 3_538, timeoutSeconds: 900, diskMegabytes: 10_240 },
  'refuse-drop': { ...SMALL, timeoutSeconds: 900 },
  'expire-data': { ...SMALL, timeoutSeconds: 900 },
  // One processor reads and sums a few hundred megabytes a second; the fifteen minutes are its bound.
  'verify-room': { memoryMegabytes: 1_769, timeoutSeconds: 900, diskMegabytes: 512 },
  // A query is given up after four minutes, so that the function can still say so.
  'answer-question': { ...SMALL, memoryMegabytes: 1_024, timeoutSeconds: 300 },
  'approve-agreement': { ...SMALL, timeoutSeconds: 300 },
};
