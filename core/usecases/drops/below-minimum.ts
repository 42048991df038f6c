import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { BelowMinimum } from '#core/documents/below-minimum.ts';
import { meetsMinimumDataset } from '#core/privacy/minimum-dataset.ts';

/** What is said of a list of so many people, if they are too few. */
export const belowMinimum = (people: number, agreement: Agreement): BelowMinimum | undefined => {
  const { minimumDataset: minimum } = effectiveTerms(agreement);
  return meetsMinimumDataset(people, minimum) ? undefined : { people, minimum };
};
