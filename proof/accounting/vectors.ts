import { z } from 'zod';

/** Not above the truth, and not below it. */
const Enclosure = z.tuple([z.number(), z.number()]);

const told = {
  answers: z.int().positive(),
  advantage: Enclosure,
  hitRate: Enclosure,
  delta: z.array(z.strictObject({ epsilon: z.number(), delta: Enclosure })),
};
const gaussian = { noise: z.literal('gaussian'), variance: z.int().positive() };
const laplace = { noise: z.literal('laplace'), rate: z.number().positive() };
const bounded = {
  changes: z.array(z.int().positive()),
  delta: z.number(),
  bound: z.int().positive(),
};

const Composed = z.discriminatedUnion('noise', [
  z.strictObject({ ...gaussian, ...told }),
  z.strictObject({ ...laplace, ...told }),
]);
export type Composed = z.infer<typeof Composed>;

/** What `accounting-vectors.py` prints: figures of an accountant that is not ours, and where they come from. */
export const AccountingVectors = z.strictObject({
  source: z.string(),
  version: z.string(),
  license: z.string(),
  madeBy: z.string(),
  conversions: z.array(z.strictObject({ rho: z.number(), epsilon: z.number(), delta: z.number() })),
  composed: z.array(Composed),
  bounds: z.array(
    z.discriminatedUnion('noise', [
      z.strictObject({ ...gaussian, ...bounded }),
      z.strictObject({ ...laplace, ...bounded }),
    ]),
  ),
});
