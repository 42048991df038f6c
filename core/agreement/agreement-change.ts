import { z } from 'zod';

/** One thing that differs between two agreements. */
export const AgreementChange = z.strictObject({
  /** Where it stands, with points: `privacy.k`. */
  path: z.string(),
  /** What stood there; left out where nothing did. */
  before: z.string().optional(),
  after: z.string().optional(),
  /** What that does to the protection of people. */
  effect: z.enum(['weaker', 'stricter', 'changed']),
  /** Why it is weaker. */
  why: z.string().optional(),
});
export type AgreementChange = z.infer<typeof AgreementChange>;
