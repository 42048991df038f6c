import type { ColumnName, QueryColumn, VaultQuery } from '#core/matching/vault-query.ts';

/** The places of the attributes by which a question counts; its match relation has a code for each. */
export const PLACES = ['first', 'second', 'third', 'fourth'] as const;
type Place = (typeof PLACES)[number];

/** The attributes of a question by their places. */
export type PlacedColumns = Readonly<Partial<Record<Place, ColumnName>>>;

type Tables = Pick<VaultQuery, 'tables'>['tables'];

const codeOf = (side: string, column: ColumnName | undefined): QueryColumn => {
  if (column === undefined) return side === 'counted' ? 1 : 0;
  return column.table === side ? column : 0;
};

/** Equal tokens are in equal shards if both lists have as many; else the token alone decides. */
const areAlike = (tables: Tables): boolean => {
  const [first, ...rest] = Object.values(tables).map(({ shards }) => shards);
  return first !== undefined && first > 1 && rest.every((shards) => shards === first);
};

/**
 * The columns that a match relation reads of each of its tables: the code of the attribute at each place, 0
 * where it is the other list's, and where there is none 1 on the counted list and 0 on the other; and the shard, where it parts both alike.
 */
export const matchColumns = (
  tables: Tables,
  columns: PlacedColumns,
): Readonly<Record<string, QueryColumn>> => {
  const alike = areAlike(tables);
  return Object.fromEntries(
    Object.keys(tables).flatMap((table): [string, QueryColumn][] => [
      [`${table}_shard`, alike ? { table, column: 'shard' } : 0],
      ...PLACES.map((place): [string, QueryColumn] => [
        `${table}_${place}`,
        codeOf(table, columns[place]),
      ]),
    ]),
  );
};
