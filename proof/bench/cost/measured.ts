import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** What a drop of a million rows comes to, as proof/bench/cost/measure.ts found it. */
const Measured = z.strictObject({
  measuredOn: z.iso.date(),
  machine: z.string().min(1),
  rows: z.int().positive(),
  /** The prepared part. */
  dropPartBytes: z.int().positive(),
  /** The token file of each kind. */
  tokenBytes: z.record(z.string(), z.int().positive()),
  /** Seconds of its acceptance on two processors. */
  ingestSeconds: z.number().positive(),
});
export type Measured = z.infer<typeof Measured>;

const MEASURED = new URL('measured.json', import.meta.url);

/** Reads what was measured. */
export const readMeasured = (): Measured =>
  Measured.parse(JSON.parse(readFileSync(MEASURED, 'utf8')));

/** Writes what was measured anew. */
export const writeMeasured = (measured: Measured): Promise<void> =>
  writeFile(MEASURED, `${JSON.stringify(Measured.parse(measured), undefined, 2)}\n`);
