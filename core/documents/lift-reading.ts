import { z } from 'zod';
import { AttributeValue } from '#core/names.ts';

/** A number and what the true one is between in 95 of 100 answers, noise and sampling together. */
const Between = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

/** One arm of an experiment; without its numbers where a cell of it was suppressed. */
const ArmReading = z.strictObject({
  arm: AttributeValue,
  role: z.enum(['control', 'treated']),
  /** How many people of it matched. */
  people: z.int().nonnegative().optional(),
  /** The part of them that converted, from 0 to 1. */
  rate: Between.optional(),
  /** By how much that is above the control's rate, from −1 to 1: 0.01 is a point. Of a treated arm. */
  lift: Between.optional(),
  /** The same as a part of the control's rate; left out where that is not told from 0. */
  relativeLift: Between.optional(),
  /** Of "event-lift", where conversions have a value: what the arm is worth for each of its people, in smallest units. */
  perHead: Between.optional(),
  /** By how much that is above the control's. Of a treated arm. */
  perHeadLift: Between.optional(),
  /** The same as a part of the control's; left out where that is not told from 0. */
  relativePerHead: Between.optional(),
  /** A count of the arm or of the control is near the threshold, and so too high on average: rate and lift may be off by more than they say. */
  nearThreshold: z.boolean(),
});
export type ArmReading = z.infer<typeof ArmReading>;

/** What a release of `lift` or `event-lift` says of a treatment: worked out from what was released alone. */
export const LiftReading = z.strictObject({
  /** The control first. */
  arms: z.array(ArmReading).min(2),
  /** In what values per head are told: what they are called, in which unit, and how many digits of it are behind the point. */
  value: z.strictObject({ says: z.string(), unit: z.string(), decimals: z.int() }).optional(),
  /** How likely sizes of the arms that differ as much from the agreed parts are, by chance and noise; left out where an arm is not read. */
  sampleRatio: z.strictObject({ p: z.number(), mismatch: z.boolean() }).optional(),
});
export type LiftReading = z.infer<typeof LiftReading>;
