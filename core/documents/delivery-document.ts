import { z } from 'zod';
import { BelowMinimum } from '#core/documents/below-minimum.ts';
import { RareValues } from '#core/documents/rare-values.ts';
import { BridgeRate } from '#core/drops/bridge-rate.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import { DatasetName, PartyId } from '#core/names.ts';
import { DROP_REFUSALS } from '#core/refusals.ts';

/** A drop that became a version. */
export const PublishedDrop = z.strictObject({
  outcome: z.literal('published'),
  version: z.string(),
  people: z.int().nonnegative(),
  /** How many events a list of events brings; left out for people. */
  events: z.int().nonnegative().optional(),
  report: LintReport,
  /** The room has just this list already; nothing was done again. */
  repeated: z.boolean(),
  /** People were taken out since it was delivered: the report is of what came. */
  takenOutSince: z.literal(true).optional(),
  /** The version that the room goes on with, where another came after this one, which is not put back. */
  overtakenBy: z.string().optional(),
  /** No question runs on so few. */
  belowMinimum: BelowMinimum.optional(),
  /** Values that no question releases a count of. */
  rareValues: RareValues.optional(),
});

/** A drop that was refused as a whole. */
export const RefusedDrop = z.strictObject({
  outcome: z.literal('refused'),
  reason: z.enum(DROP_REFUSALS),
  report: LintReport.optional(),
});

const delivery = {
  kind: z.literal('delivery'),
  party: PartyId,
  dataset: DatasetName,
  /** The clean-up that follows a delivery failed: the delivery stands. */
  uncleaned: z.literal(true).optional(),
  /** What became of the drop on the party's own machine, with its digests, once it was published. */
  prepared: z.enum(['kept', 'removed']).optional(),
};

/** A drop that was handed to the room, and what the room made of it. */
export const DeliveryDocument = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...{ ...delivery, ...PublishedDrop.shape },
    /** How far the lists of events that it is one end of reach the people whose they are, and the other way round. */
    bridges: z.array(BridgeRate).optional(),
  }),
  z.strictObject({ ...delivery, ...RefusedDrop.shape }),
]);
export type DeliveryDocument = z.infer<typeof DeliveryDocument>;
