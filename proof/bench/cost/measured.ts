import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a drop of a million rows comes to, as proof/bench/cost/measure.ts found it. */
const Measured = z.strictObject({
  measuredOn: z.iso.date(),
  rows: z.int().positive(),
  /** The prepared part. */
  dropPartBytes: z.int().positive(),
  /** The token file of each kind. */
  tokenBytes: z.record(z.string(), z.int().positive()),
});
export type Measured = z.infer<typeof Measured>;

const MEASURED = new URL('measured.json', import.meta.url);
const BENCH = new URL('../README.md', import.meta.url);

/** Reads the measured sizes. */
export const readMeasured = (): Measured =>
  Measured.parse(JSON.parse(readFileSync(MEASURED, 'utf8')));

/** Seconds that the acceptance of a million rows took on two processors, as proof/bench/README.md says. */
export const ingestSeconds = (): number => {
  const line = /^\| a \| ingest a drop into the vault, sorted \| 1 M \| \d+ \| ([\d.]+) \|/m;
  const found = line.exec(readFileSync(BENCH, 'utf8'))?.[1];
  if (found === undefined) throw new Error('proof/bench/README.md has lost its line for 1 M rows');
  return Number(found);
};
