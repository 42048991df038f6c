import type { Examined } from '#core/trail/examined.ts';

type Row = Readonly<Record<string, unknown>>;

const texts = (rows: readonly Row[], name: string): readonly string[] => {
  const all = rows.map((row) => row[name]).filter((value) => typeof value === 'string');
  return [...new Set(all)].sort();
};

/** When and where events were, from the rows of `trail/places`: one per account and region. */
export const examinedPlaces = (
  rows: readonly Row[],
): Pick<Examined, 'from' | 'to' | 'events' | 'accounts' | 'regions'> => ({
  from: texts(rows, 'first_at')[0] ?? null,
  to: texts(rows, 'last_at').at(-1) ?? null,
  events: rows.reduce((sum, { events }) => sum + Number(events), 0),
  accounts: texts(rows, 'account'),
  regions: texts(rows, 'aws_region'),
});
