import type { MatchText, QueryPart, QueryValue } from '#core/matching/vault-query.ts';

/** The links of a question by the names of their tables. */
export const LINK_TABLES = { conversions: 'link_conversions', touches: 'link_touches' } as const;
/** Whose events a link has. */
export type LinkName = keyof typeof LINK_TABLES;

/** How often a statement goes through a link, which an engine that finds it kept reads each time. */
export const timesRead = ({ rows, includes }: QueryPart, link: LinkName): number =>
  Object.values(includes).reduce(
    (sum, each) => sum + timesRead(each, link),
    rows === LINK_TABLES[link] ? 1 : 0,
  );

/** Which events of a link count: by their time, and at each place by a text with a digit for every code from 0. */
export interface EventFilter {
  readonly from: number;
  readonly to: number;
  readonly digits: readonly string[];
}

/** Made of other parts. */
const part = (
  sql: string,
  includes: QueryPart['includes'],
  values: readonly QueryValue[] = [],
): QueryPart => ({ sql: `histories/${sql}`, includes, values });

/** The people of a link, those of other values than these not counted. */
export const peopleIn = (text: MatchText, link: LinkName, digits: readonly string[]): QueryPart => {
  const people = { ...part(`${text}/read-people`, {}), rows: LINK_TABLES[link] };
  return part('filtered-people', { people }, digits);
};

/** The events of a link, others than these not counted. */
export const eventsIn = (
  text: MatchText,
  link: LinkName,
  { from, to, digits }: EventFilter,
): QueryPart => {
  const events = { ...part(`${text}/read-events`, {}), rows: LINK_TABLES[link] };
  return part('filtered-events', { events }, [from, to, ...digits]);
};

/** Both kinds of event under each other. */
export const bothEvents = (conversions: QueryPart, touches: QueryPart): QueryPart =>
  part('both', { conversions, touches });

/** The touches that a conversion that counts may follow in time: all of them where nobody may see how many they are. */
export const convertingTouches = (
  text: MatchText,
  touches: QueryPart,
  { conversions, types }: { readonly conversions: QueryPart; readonly types: QueryPart },
): QueryPart =>
  text === 'oblivious' ? touches : part('fast/converting', { touches, conversions, types });

/** People and their events in one relation: where their number may be seen, of those that count alone. */
export const historyOf = (text: MatchText, people: QueryPart, events: QueryPart): QueryPart =>
  part(`${text}/history`, { people, events });

/** A history in which the first so many conversions of a pair count. */
export const withFirst = (conversions: number, history: QueryPart): QueryPart =>
  part('ranked-conversions', { history }, [conversions]);

/** Days and priority of each type of touch, by its code from 0. */
export interface TouchTypes {
  readonly days: readonly number[];
  readonly priorities: readonly number[];
}

const digitsOf = (numbers: readonly number[], width: number): string =>
  numbers.map((each) => String(each).padStart(width, '0')).join('');

/** The look-back and the priority of every code. */
export const typesOf = ({ days, priorities }: TouchTypes): QueryPart =>
  part('types', {}, [digitsOf(days, 3), digitsOf(priorities, 1)]);

/** Which bucket a number of touches is in: how many of these lower ends it reaches. */
export const bucketsFrom = (lowerEnds: readonly number[]): QueryPart => {
  const beyond = 1_000;
  return part('buckets', {}, [
    ...lowerEnds,
    ...Array.from({ length: 9 - lowerEnds.length }, () => beyond),
  ]);
};

/** How conversions are shared out. */
export interface Sharing {
  /** Of a person, the first so many conversions; of each, the last so many touches. */
  readonly conversions: number;
  readonly touches: number;
  readonly types: QueryPart;
  /** 1 the last touch, 2 even, 3 U-shaped, 4 decay. */
  readonly method: number;
}

/** What every touch is credited with. */
export const creditsOf = (
  text: MatchText,
  history: QueryPart,
  { conversions, touches, types, method }: Sharing,
): QueryPart => {
  const ranked = withFirst(conversions, history);
  const all = part('fitting-touches', { history: ranked, types }, [conversions]);
  // Where it may be seen how many fit, the others are left out.
  const fitting = text === 'oblivious' ? all : part('fast/fitting', { touches: all });
  const shared = part('shared-touches', { touches: fitting }, [touches]);
  return part('credits', { touches: part('weighed-touches', { touches: shared }) }, [method]);
};

/** The statement that adds up what each row of a history adds to which cell, of so many values at each place. */
export const cellsOf = (
  text: MatchText,
  weighed: QueryPart,
  { sizes, k }: { readonly sizes: readonly number[]; readonly k: number },
): QueryPart => part(`${text}/cells`, { weighed }, [...sizes, k]);
