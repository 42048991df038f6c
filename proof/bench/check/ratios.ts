import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { GUARD_NAMES } from './guards.ts';

const Ratio = z.number().positive();
const Run = z.strictObject({
  /** Rows of each list, and of the file that is prepared: a ratio holds for its size alone. */
  rows: z.int().positive(),
  machine: z.string().min(1),
  /** Ratios hold for one kind of processor: another hashes, or joins, at other speeds beside each other. */
  processor: z.string().min(1),
  ratios: z.record(z.enum(GUARD_NAMES), Ratio),
});
type Run = z.infer<typeof Run>;

/** The ratios that are held, of the whole check and of the short one. `--check --write` writes them. */
const Ratios = z.strictObject({ full: Run.optional(), quick: Run.optional() });

/** Which check. */
export type Length = keyof z.infer<typeof Ratios>;

const RATIOS = new URL('../ratios.json', import.meta.url);

const read = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(RATIOS, 'utf8'));

/** The committed ratios of a check. Throws where nobody has measured them yet. */
export const committedRatios = async (length: Length): Promise<Run> => {
  const run = Ratios.parse(await read())[length];
  if (!run) throw new Error(`no ratios of the ${length} check are committed: write them first`);
  return run;
};

/** Commits other ones. */
export const writeRatios = async (length: Length, run: Run): Promise<void> => {
  const all = { ...(await read()), [length]: Run.parse(run) };
  await writeFile(RATIOS, `${JSON.stringify(all, undefined, 2)}\n`);
};
