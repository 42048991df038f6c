import type { AskedOf } from '#core/usecases/questions/question-query.ts';

/** What a question is asked of, where the files of the versions have what the lists declare. */
export const askedOf = ({ tables, lists, k }: Omit<AskedOf, 'attributes'>): AskedOf => ({
  ...{ tables, lists, k },
  attributes: {
    counted: Object.keys(lists.counted.attributes),
    other: Object.keys(lists.other.attributes),
  },
});
