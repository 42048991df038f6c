import { LINK_TABLES, type LinkName } from '#core/matching/histories.ts';
import { CODE_PLACES, PLACES, type PlacedColumns } from '#core/matching/match-columns.ts';
import type { ColumnName, MatchText, QueryColumn } from '#core/matching/vault-query.ts';

/** What the links of a question have codes of, each in the order of its places. */
export interface LinkAttributes {
  /** The counted list's, then the other one's, each by name. */
  readonly people: readonly ColumnName[];
  /** Of the events, by name; none where a question does not read them. */
  readonly conversions: readonly string[];
  readonly touches: readonly string[];
}

/** What a question reads of its links, in one of the two texts. */
export interface LinkReading {
  readonly text: MatchText;
  /** The link of which it reads people. */
  readonly people: LinkName;
  readonly attributes: LinkAttributes;
  /** The attribute that says what a touch was. */
  readonly type?: string | undefined;
}

const PEOPLE = ['counted', 'other'];

const isOfPeople = ({ table }: ColumnName): boolean => PEOPLE.includes(table);

const placeOf = (at: number): QueryColumn => ({
  table: 'codes',
  column: `${CODE_PLACES[at]}_code`,
});

const peopleColumn = (
  { text, people, attributes }: LinkReading,
  column: ColumnName,
): QueryColumn =>
  text === 'fast'
    ? { table: LINK_TABLES[people], column: `${column.table}.${column.column}` }
    : placeOf(
        attributes.people.findIndex(
          (each) => each.table === column.table && each.column === column.column,
        ),
      );

const eventColumn = (
  { text, attributes }: LinkReading,
  link: LinkName,
  name: string,
): QueryColumn =>
  text === 'fast'
    ? { table: LINK_TABLES[link], column: `events.${name}` }
    : placeOf(attributes[link].indexOf(name));

/** What each relation has at each place: 0 where the place is another one's, and 1 where it is none's. */
export const linkColumns = (
  reading: LinkReading,
  placed: PlacedColumns,
): Readonly<Record<string, QueryColumn>> => {
  const of = (link: LinkName, column: ColumnName | undefined): QueryColumn => {
    if (column === undefined) return 1;
    return column.table === link ? eventColumn(reading, link, column.column) : 0;
  };
  const ofPeople = (column: ColumnName | undefined): QueryColumn => {
    if (column === undefined) return 1;
    return isOfPeople(column) ? peopleColumn(reading, column) : 0;
  };
  return {
    ...Object.fromEntries(
      PLACES.flatMap((place) => [
        [`people_${place}`, ofPeople(placed[place])],
        [`${LINK_TABLES.conversions}_${place}`, of('conversions', placed[place])],
        [`${LINK_TABLES.touches}_${place}`, of('touches', placed[place])],
      ]),
    ),
    [`${LINK_TABLES.conversions}_touch`]: 0,
    [`${LINK_TABLES.conversions}_type`]: 1,
    [`${LINK_TABLES.touches}_touch`]: 1,
    [`${LINK_TABLES.touches}_type`]:
      reading.type === undefined ? 1 : eventColumn(reading, 'touches', reading.type),
  };
};

/** The code at each place by which a question counts, as far as filters leave it; else 1. */
export const keptCodes = (by: PlacedColumns): Readonly<Record<string, QueryColumn>> =>
  Object.fromEntries(
    PLACES.map((place): [string, QueryColumn] => [
      `kept_${place}`,
      by[place] === undefined ? 1 : { table: 'found', column: `${place}_code` },
    ]),
  );

/** The columns that the four places of its cells are; 1 where there is none. */
export const cellColumns = (columns: readonly string[]): Readonly<Record<string, QueryColumn>> =>
  Object.fromEntries(
    PLACES.map((place, at): [string, QueryColumn] => {
      const column = columns[at];
      return [`cell_${place}`, column === undefined ? 1 : { table: 'measured', column }];
    }),
  );
