import { z } from 'zod';
import { AttributeValue } from '#core/names.ts';

/** One arm of an experiment, by the values that are compared. */
const ArmShares = z.strictObject({
  arm: AttributeValue,
  role: z.enum(['control', 'treated']),
  /** How many matched people of it have one of these values. */
  people: z.int().nonnegative(),
  /** What part of them has each of these values, from 0 to 1. */
  shares: z.array(z.strictObject({ value: AttributeValue, share: z.number() })),
});
export type ArmShares = z.infer<typeof ArmShares>;

/** What a release of `balance` says of the arms of an experiment: worked out from what was released alone. */
export const BalanceReading = z.strictObject({
  /** By what the arms are compared, as party.attribute. */
  attribute: z.string(),
  /** The control first. */
  arms: z.array(ArmShares).min(2),
  /** Values that are not compared, since the cell of an arm is suppressed. */
  leftOut: z.array(AttributeValue),
  /** How likely arms that differ as much are, by chance and noise; left out where fewer than two values are compared. */
  chance: z
    .strictObject({ p: z.number(), degrees: z.int().positive(), mismatch: z.boolean() })
    .optional(),
  /** A count that is compared is near the threshold, and so too high on average: arms may seem less alike than they are. */
  nearThreshold: z.boolean(),
});
export type BalanceReading = z.infer<typeof BalanceReading>;
