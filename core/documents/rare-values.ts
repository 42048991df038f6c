import { z } from 'zod';
import { AttributeName, AttributeValue } from '#core/names.ts';

/** Values of a list that fewer of its people have than the agreement asks for: their cells stay suppressed. */
export const RareValues = z.strictObject({
  minimum: z.int().positive(),
  values: z
    .array(
      z.strictObject({
        attribute: AttributeName,
        value: AttributeValue,
        people: z.int().nonnegative(),
      }),
    )
    .min(1),
});
export type RareValues = z.infer<typeof RareValues>;
