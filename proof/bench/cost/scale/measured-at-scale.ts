import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Input = z.strictObject({
  value: z.number().positive(),
  /** What the number is about. */
  says: z.string().min(1),
  /** On what, and when. */
  measured: z.string().min(1),
});

/** What was measured once, by hand or on an engine that does not run here, each number with how. */
const AtScale = z.strictObject({
  tokeniseSeconds: Input,
  settleSeconds: Input,
  queryCpuSeconds: Input,
  queryScan: Input,
});
export type AtScale = z.infer<typeof AtScale>;

/** Reads those numbers. */
export const readAtScale = (): AtScale =>
  AtScale.parse(
    JSON.parse(readFileSync(new URL('measured-at-scale.json', import.meta.url), 'utf8')),
  );
