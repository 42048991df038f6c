import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { renderPart } from '#adapters/sql-files.ts';
import {
  bothEvents,
  bucketsFrom,
  cellsOf,
  creditsOf,
  eventsIn,
  historyOf,
  LINK_TABLES,
  type LinkName,
  peopleIn,
  touchesOfConverters,
  typesOf,
  withFirst,
} from '#core/matching/histories.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import type { MatchText, QueryColumn, QueryPart } from '#core/matching/vault-query.ts';
import type { PlainCells, PlainCount, PlainQuestion } from '#test/reference/histories.ts';
import { EVENTS, PEOPLE } from './link-tables.ts';
import { cellName, cellPlaces, isDeclared } from './named-cells.ts';

const CODES = 65;
const ever = 9_999_999_999;
const METHODS = ['last', 'even', 'u-shaped', 'decay'];

/** The attributes of a question by their places: those that it counts by, then those of its filters. */
const placed = ({ people, event, where }: PlainQuestion): readonly string[] => [
  ...new Set([
    ...people,
    ...(event === undefined ? [] : [event]),
    ...where.map(({ attribute }) => attribute),
  ]),
];

const digitsFor = (question: PlainQuestion, names: readonly string[]): readonly string[] => {
  const places = placed(question);
  return PLACES.map((_, at) => {
    const filter = question.where.find(({ attribute }) => attribute === places[at]);
    const codes = filter && names.includes(filter.attribute) ? filter.codes : undefined;
    return Array.from({ length: CODES }, (_, code) =>
      codes === undefined || codes.includes(code) ? '1' : '0',
    ).join('');
  });
};

const relationsOf = (question: PlainQuestion, text: MatchText) => {
  const always = { from: 0, to: ever };
  const { method, from, to } = question;
  const links = method !== 'reach' ? 'conversions' : 'touches';
  const seen =
    method === 'reach' ? { from, to } : method === 'conversions' ? { ...always, to } : always;
  const conversions = eventsIn(text, 'conversions', {
    ...{ from, to, digits: digitsFor(question, EVENTS.conversions) },
  });
  const touches = eventsIn(text, 'touches', {
    ...{ ...seen, digits: digitsFor(question, EVENTS.touches) },
  });
  return { people: peopleIn(text, links, digitsFor(question, PEOPLE)), conversions, touches };
};

/** What each row of the histories adds to which cell, as a statement. */
export const weighedBy = (question: PlainQuestion, text: MatchText): QueryPart => {
  const { people, conversions, touches } = relationsOf(question, text);
  const { method, from, c, t, values, days, priority, event } = question;
  const byCode = (numbers: Readonly<Record<number, number>>): readonly number[] =>
    Array.from({ length: CODES }, (_, code) => numbers[code] ?? 0);
  const types = typesOf({ days: byCode(days), priorities: byCode(priority) });
  const part = (sql: string, includes: QueryPart['includes'], own: readonly number[] = []) => ({
    ...{ sql: `analyses/${sql}`, includes, values: own },
  });
  if (method === 'reach') {
    const buckets = bucketsFrom(question.frequency ?? (event === undefined ? [0, 1] : [1]));
    return part('reach', { history: historyOf(people, touches), buckets }, [values]);
  }
  if (method === 'value')
    return part('value', { history: withFirst(c, historyOf(people, conversions)) });
  if (method === 'conversions') {
    const history = historyOf(people, bothEvents(conversions, touches));
    return part('conversions', { history, types }, [from]);
  }
  const shared = touchesOfConverters(text, touches, conversions);
  const credits = creditsOf(historyOf(people, bothEvents(conversions, shared)), {
    ...{ conversions: c, touches: method === 'last' ? 1 : t, types },
    method: 1 + METHODS.indexOf(method),
  });
  return part('attribution', { credits });
};

const at = (place: number): string => PLACES[place] ?? 'first';

/** The column of an attribute in a link: of its view, or a place of its text. */
const linkColumn = (
  text: MatchText,
  link: LinkName,
  { names, name }: { readonly names: readonly string[]; readonly name: string },
): QueryColumn => {
  const table = LINK_TABLES[link];
  if (text === 'oblivious') return { table: 'codes', column: `${at(names.indexOf(name))}_code` };
  const of = names === PEOPLE ? (name === 'tier' ? 'counted' : 'other') : 'events';
  return { table, column: `${of}.${name}` };
};

/** What each relation reads at each place: 0 where it is another one's, 1 where it is none's. */
const readColumns = (question: PlainQuestion, text: MatchText): Record<string, QueryColumn> => {
  const places = placed(question);
  const people: LinkName = question.method === 'reach' ? 'touches' : 'conversions';
  const read = (link: LinkName, names: readonly string[], place: number): QueryColumn => {
    const name = places[place];
    if (name === undefined) return 1;
    return names.includes(name) ? linkColumn(text, link, { names, name }) : 0;
  };
  return Object.fromEntries(
    PLACES.flatMap((named, place) => [
      [`people_${named}`, read(people, PEOPLE, place)],
      [`link_conversions_${named}`, read('conversions', EVENTS.conversions, place)],
      [`link_touches_${named}`, read('touches', EVENTS.touches, place)],
    ]),
  );
};

/** What is counted by at each place, out of what is left when filters were applied. */
const countedColumns = (question: PlainQuestion): Record<string, QueryColumn> => {
  const places = placed(question);
  const by = [...question.people, ...(question.event === undefined ? [] : [question.event])];
  return Object.fromEntries(
    PLACES.flatMap((named, place) => {
      const kept = by.includes(places[place] ?? '');
      const cell = cellPlaces(question)[place]?.[0];
      const own = cell === undefined ? -1 : places.indexOf(cell);
      const column = own < 0 ? (cell ?? '') : `${at(own)}_code`;
      return [
        [`kept_${named}`, kept ? { table: 'found', column: `${named}_code` } : 1],
        [`cell_${named}`, cell === undefined ? 1 : { table: 'measured', column }],
      ] satisfies [string, QueryColumn][];
    }),
  );
};

const columnsOf = (question: PlainQuestion, text: MatchText): Record<string, QueryColumn> => {
  const eventPlace = placed(question).indexOf(question.event ?? '');
  const ofEvent = `${at(Math.max(eventPlace, 0))}_code`;
  const type = { names: EVENTS.touches, name: 'type' };
  return {
    ...readColumns(question, text),
    ...countedColumns(question),
    ...{ link_conversions_touch: 0, link_conversions_type: 1, link_touches_touch: 1 },
    link_touches_type: question.type === undefined ? 1 : linkColumn(text, 'touches', type),
    converted_code: { table: 'judged', column: eventPlace < 0 ? 'role' : ofEvent },
    credited_code: { table: 'credits', column: ofEvent },
  };
};

type Numbers = readonly number[];

const rowsOf = async (
  connection: DuckDBConnection,
  part: QueryPart,
  {
    columns,
    wrap = (sql) => sql,
  }: { columns: Record<string, QueryColumn>; wrap?: (sql: string) => string },
): Promise<readonly Numbers[]> => {
  const { sql, values } = await renderPart(part, {
    ...{ tables: Object.values(LINK_TABLES), columns, quote: quoteName },
  });
  const result = await connection.runAndReadAll(wrap(sql), [...values]);
  return result.getRows().map((row) => row.map(Number));
};

const count = ([people = 0, credits = 0, amount = 0]: Numbers): PlainCount => ({
  ...{ people, credits, amount },
});

/** What the SQL says that each pair adds to which cell. */
export const pairsBySql = async (
  connection: DuckDBConnection,
  question: PlainQuestion,
  text: MatchText,
): Promise<ReadonlyMap<number, PlainCells>> => {
  const codes = 'first_code, second_code, third_code, fourth_code';
  const rows = await rowsOf(connection, weighedBy(question, text), {
    columns: columnsOf(question, text),
    wrap: (sql) =>
      `select pair, ${codes}, sum(people), sum(credits), sum(amount) from (${sql})
       group by all having sum(people) + sum(credits) + sum(amount) > 0`,
  });
  const pairs = new Map<number, Map<string, PlainCount>>();
  for (const [pair = 0, ...row] of rows) {
    if (!isDeclared(question, row)) continue;
    const cells = pairs.get(pair) ?? new Map<string, PlainCount>();
    cells.set(cellName(question, row), count(row.slice(PLACES.length)));
    pairs.set(pair, cells);
  }
  return pairs;
};

/** What the SQL answers of all cells that hold at least k people; each is there, however few it holds. */
export const cellsBySql = async (
  connection: DuckDBConnection,
  question: PlainQuestion,
  { text, k }: { readonly text: MatchText; readonly k: number },
): Promise<ReadonlyMap<string, PlainCount>> => {
  const places = cellPlaces(question);
  const sizes = PLACES.map((_, place) => places[place]?.[1] ?? 1);
  const rows = await rowsOf(connection, cellsOf(weighedBy(question, text), { sizes, k }), {
    columns: columnsOf(question, text),
  });
  return new Map(
    rows.map((row) => [cellName(question, row), count(row.slice(PLACES.length))] as const),
  );
};
