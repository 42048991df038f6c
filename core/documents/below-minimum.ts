import { z } from 'zod';
import { DatasetName, PartyId } from '#core/names.ts';

/** A list of fewer people than the agreement demands: its party may deliver it, and no question runs on it. */
export const BelowMinimum = z.strictObject({
  people: z.int().nonnegative(),
  minimum: z.int().positive(),
});
export type BelowMinimum = z.infer<typeof BelowMinimum>;

/** A dataset of a question that has fewer people than its agreement demands. Its size is not told. */
export const SmallDataset = z.strictObject({
  party: PartyId,
  dataset: DatasetName,
  minimum: z.int().positive(),
});
export type SmallDataset = z.infer<typeof SmallDataset>;

/** Which dataset and which minimum, in one sentence without its full stop. */
export const smallDatasetSentence = ({ party, dataset, minimum }: SmallDataset): string =>
  `${party}.${dataset} needs at least ${minimum.toLocaleString('en-GB')}`;
