import type { AskedOf } from '#core/usecases/questions/question-query.ts';

/** What a question is asked of, where the files of the versions have what the lists declare. */
export const askedOf = ({
  tables,
  lists,
  k,
  events,
  points,
}: Omit<AskedOf, 'attributes' | 'people' | 'rows'>): AskedOf => ({
  ...{ tables, lists, k, people: { counted: 1_000, other: 1_000 }, rows: 1_000 },
  ...(events && { events }),
  ...(points && { points }),
  attributes: {
    counted: Object.keys(lists.counted.attributes),
    other: Object.keys(lists.other.attributes),
  },
});
