import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { GUARD_NAMES } from './guards.ts';

const Ratio = z.number().positive();
const Run = z.strictObject({
  /** Rows of each list, and of the file that is prepared: a ratio holds for its size alone. */
  rows: z.int().positive(),
  machine: z.string().min(1),
  ratios: z.record(z.enum(GUARD_NAMES), Ratio),
});
type Run = z.infer<typeof Run>;

/** The ratios that are held, of the whole check and of the short one. `--check --write` writes them. */
const Ratios = z.strictObject({ full: Run, quick: Run });

/** Which check. */
export type Length = keyof z.infer<typeof Ratios>;

const RATIOS = new URL('../ratios.json', import.meta.url);

const read = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(RATIOS, 'utf8'));

/** The committed ratios of a check. */
export const committedRatios = async (length: Length): Promise<Run> =>
  Ratios.parse(await read())[length];

/** Commits other ones. */
export const writeRatios = async (length: Length, run: Run): Promise<void> => {
  const all = { ...(await read()), [length]: Run.parse(run) };
  await writeFile(RATIOS, `${JSON.stringify(all, undefined, 2)}\n`);
};
