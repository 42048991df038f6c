import { z } from 'zod';
import { DatasetName } from '#core/names.ts';

const count = z.int().nonnegative();

/** What events and people of one party's lists reach each other by their ids, in one step. */
const BridgeCounts = z.strictObject({
  events: count,
  /** Events whose id somebody of the list has. */
  linked: count,
  /** People who have an event. */
  reached: count,
  /** People who have an id of a kind by which events are known. */
  withIds: count,
});
export type BridgeCounts = z.infer<typeof BridgeCounts>;

/** The bridge between two lists of a party: numbers of its own data, for itself alone. */
export const BridgeRate = z.strictObject({
  /** The list of events, and the list of people whose they are. */
  dataset: DatasetName,
  of: DatasetName,
  ...BridgeCounts.shape,
  people: count,
});
export type BridgeRate = z.infer<typeof BridgeRate>;
