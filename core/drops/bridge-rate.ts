import { z } from 'zod';
import { DatasetName } from '#core/names.ts';

const count = z.int().nonnegative();

/** How far two lists of a party reach each other by ids, in one step: numbers of its own data, for itself alone. */
export const BridgeRate = z.strictObject({
  /** The list of events, and the list of people whose they are. */
  dataset: DatasetName,
  of: DatasetName,
  events: count,
  /** Events whose id somebody of the list has. */
  linked: count,
  people: count,
  /** People who have an event. */
  reached: count,
  /** People who have an id of a kind by which these events are known. */
  withIds: count,
  /** The same of the versions that these replaced. */
  before: z.strictObject({ events: count, linked: count }).optional(),
});
export type BridgeRate = z.infer<typeof BridgeRate>;
