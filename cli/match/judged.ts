import { z } from 'zod';

const whole = z.int().nonnegative();
const share = z.number().min(0).max(1);

/** What a table finds of people whose truth is known, as `Judgement` says it. */
export const Judged = z.strictObject({
  people: z.strictObject({ brand: whole, publisher: whole }),
  onBoth: whole,
  pairs: whole,
  right: whole,
  precision: share,
  recall: share,
  f1: share,
  bands: z.array(
    z.strictObject({
      from: whole,
      below: whole.optional(),
      pairs: whole,
      right: whole,
      taken: z.boolean(),
    }),
  ),
  wrongWithinHousehold: whole,
  tokensPerPerson: z.number().nonnegative(),
  differs: z.array(z.strictObject({ way: z.string(), pairs: whole, found: whole })),
});
