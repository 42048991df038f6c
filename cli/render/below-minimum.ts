import { count } from '#cli/render/table.ts';
import type { BelowMinimum } from '#core/documents/below-minimum.ts';

/** What a party is told of a list of its own that is too small to be asked about. */
export const tooFewText = (
  { party, dataset }: { readonly party: string; readonly dataset: string },
  { people, minimum }: BelowMinimum,
): string =>
  `${party}.${dataset} has ${count(people)} people, fewer than the ${count(minimum)} that the agreement demands: no question runs until a larger list is delivered.`;
