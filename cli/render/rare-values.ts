import { count } from '#cli/render/table.ts';
import type { RareValues } from '#core/documents/rare-values.ts';

/**
 * What a party is told of values that some, but too few, people of its own list have: one sentence for each
 * attribute. That nobody has a declared value is no news.
 */
export const rareValuesTexts = (
  { party, dataset }: { readonly party: string; readonly dataset: string },
  { minimum, values }: RareValues,
): readonly string[] =>
  [
    ...Map.groupBy(
      values.filter(({ people }) => people > 0),
      ({ attribute }) => attribute,
    ),
  ].map(
    ([attribute, rare]) =>
      `Fewer than ${count(minimum)} people of ${party}.${dataset} have these values of ${attribute}, so no count of them comes out: ${rare.map(({ value, people }) => `${value} (${count(people)})`).join(', ')}.`,
  );
