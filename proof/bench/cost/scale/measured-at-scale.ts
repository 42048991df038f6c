import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';

const Input = z.strictObject({
  value: z.number().positive(),
  /** What the number is about. */
  says: z.string().min(1),
  /** On what, and when. */
  measured: z.string().min(1),
});

/** What `proof/bench/cost/measure.ts` measured, each number with how; those of Trino where there was one. */
const AtScale = z.strictObject({
  tokeniseSeconds: Input,
  settleSeconds: Input,
  queryCpuSeconds: Input,
  queryScan: Input,
  makingCpuSeconds: Input,
  countingCpuSeconds: Input,
});
export type AtScale = z.infer<typeof AtScale>;

const FILE = new URL('measured-at-scale.json', import.meta.url);

/** Reads those numbers. */
export const readAtScale = (): AtScale => AtScale.parse(JSON.parse(readFileSync(FILE, 'utf8')));

/** Writes those that were measured anew, and leaves the others. */
export const writeAtScale = (measured: Partial<AtScale>): Promise<void> => {
  const all = AtScale.parse({ ...readAtScale(), ...measured });
  return writeFile(FILE, `${JSON.stringify(all, undefined, 2)}\n`);
};
