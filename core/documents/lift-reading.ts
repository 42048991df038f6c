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
  /** A count of the arm or of the control is near the threshold, and so too high on average: rate and lift may be off by more than they say. */
  nearThreshold: z.boolean(),
});
export type ArmReading = z.infer<typeof ArmReading>;

/** What a release of `lift` says of a treatment: worked out from its released counts alone. */
export const LiftReading = z.strictObject({
  /** The control first. */
  arms: z.array(ArmReading).min(2),
  /** How likely sizes of the arms that differ as much from the agreed parts are, by chance and noise; left out where an arm is not read. */
  sampleRatio: z.strictObject({ p: z.number(), mismatch: z.boolean() }).optional(),
});
export type LiftReading = z.infer<typeof LiftReading>;
