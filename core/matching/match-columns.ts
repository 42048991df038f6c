import type {
  ColumnName,
  MatchFilter,
  QueryColumn,
  VaultQuery,
  VersionsMatch,
} from '#core/matching/vault-query.ts';

/** The places of the attributes by which a question counts; its match relation has a code for each. */
export const PLACES = ['first', 'second', 'third', 'fourth'] as const;
type Place = (typeof PLACES)[number];

/** The places that the oblivious text has for codes, two digits each in one whole number; a question uses four. */
export const CODE_PLACES = [...PLACES, 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'] as const;
type Columns = Readonly<Record<string, QueryColumn>>;

const SIDES = ['counted', 'other'] as const;

const isSame = (one: ColumnName, other: ColumnName): boolean =>
  one.table === other.table && one.column === other.column;

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
export const matchColumns = (tables: Tables, columns: PlacedColumns): Columns => {
  const alike = areAlike(tables);
  return Object.fromEntries(
    Object.keys(tables).flatMap((table): [string, QueryColumn][] => [
      [`${table}_shard`, alike ? { table, column: 'shard' } : 0],
      ...CODE_PLACES.map((place): [string, QueryColumn] => [`${table}_${place}`, 0]),
      ...PLACES.map((place): [string, QueryColumn] => [
        `${table}_${place}`,
        codeOf(table, columns[place]),
      ]),
    ]),
  );
};

/**
 * The attributes of both lists that a text has places for: all of them, or where they are too many, those that a question
 * counts by.
 */
export const attributesInText = (
  { attributes }: Pick<VersionsMatch, 'attributes'>,
  columns: PlacedColumns,
): readonly ColumnName[] =>
  attributes.length <= CODE_PLACES.length
    ? attributes
    : attributes.filter((each) => Object.values(columns).some((column) => isSame(each, column)));

/** The columns of a match that is kept for every question: the attributes of both lists, one at each place. */
export const keptColumns = ({ attributes }: VersionsMatch): Columns =>
  Object.fromEntries(
    SIDES.flatMap((side) =>
      CODE_PLACES.map((place, at): [string, QueryColumn] => {
        const column = attributes[at];
        return [`${side}_${place}`, column?.table === side ? column : 0];
      }),
    ),
  );

const keptPlace = ({ attributes }: VersionsMatch, column: ColumnName): string | undefined =>
  CODE_PLACES[attributes.findIndex((each) => isSame(each, column))];

/** Whether the text has a place for every attribute of both lists, and so for each by which a question counts. */
export const hasPlaces = (match: VersionsMatch, columns: PlacedColumns): boolean =>
  match.attributes.length <= CODE_PLACES.length &&
  Object.values(columns).every((column) => keptPlace(match, column) !== undefined);

/** The columns of what a filter leaves: the code at each place by which a question counts, else 1. */
export const filteredColumns = ({ kept }: MatchFilter): Columns =>
  Object.fromEntries(
    PLACES.map((place): [string, QueryColumn] => [
      `kept_${place}`,
      kept.includes(place) ? { table: 'matches', column: `${place}_code` } : 1,
    ]),
  );

/** Where the codes that a question counts by stand among those that were kept; 1 where it counts by none. */
export const codesOfKept = (match: VersionsMatch, columns: PlacedColumns): Columns =>
  Object.fromEntries(
    PLACES.map((place): [string, QueryColumn] => {
      const column = columns[place];
      if (column === undefined) return [`${place}_code`, 1];
      return [`${place}_code`, { table: 'codes', column: `${keptPlace(match, column)}_code` }];
    }),
  );
