import { z } from 'zod';
import { DatasetName } from '#core/names.ts';
import type { BridgeCounts } from '#core/ports/version-files.ts';

const count = z.int().nonnegative();

/** How far two lists of a party reach each other: numbers of its own data, for itself alone (`BridgeCounts`). */
export const BridgeRate = z.strictObject({
  /** The list of events, and the list of people whose they are. */
  dataset: DatasetName,
  of: DatasetName,
  ...({
    events: count,
    linked: count,
    reached: count,
    withIds: count,
  } satisfies Record<keyof BridgeCounts, typeof count>),
  people: count,
});
export type BridgeRate = z.infer<typeof BridgeRate>;
