import { z } from 'zod';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { DatasetName, PartyId } from '#core/names.ts';
import { meetsMinimumDataset } from '#core/privacy/minimum-dataset.ts';

/** A list of fewer people than the agreement demands: its party may deliver it, and no question runs on it. */
export const BelowMinimum = z.strictObject({
  people: z.int().nonnegative(),
  minimum: z.int().positive(),
});
export type BelowMinimum = z.infer<typeof BelowMinimum>;

/** What its own party is told of a list of so many people, if they are too few. */
export const belowMinimum = (people: number, agreement: Agreement): BelowMinimum | undefined => {
  const { minimumDataset: minimum } = effectiveTerms(agreement);
  return meetsMinimumDataset(people, minimum) ? undefined : { people, minimum };
};

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
