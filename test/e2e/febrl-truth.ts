import { readFileSync } from 'node:fs';

/** The kinds of the example, in the agreement's order. */
export const KINDS = ['name_birthdate', 'name_postcode', 'customer_id'] as const;
export type Kind = (typeof KINDS)[number];

/** What a question on some kinds finds: people of 4a whose match is their own record in 4b, or not. */
export interface Matches {
  readonly truePairs: number;
  readonly falseMatches: number;
}

interface Person {
  readonly id: string;
  readonly state: string;
  readonly values: Readonly<Record<Kind, string | undefined>>;
}

const STATES = new Set(['act', 'nsw', 'nt', 'qld', 'sa', 'tas', 'vic', 'wa']);

/** Names as the uid2 profile has them, written down a second time on purpose: letters and digits. */
const letters = (name: string): string => name.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '');

/** Is it a day of the calendar? Asks the calendar of JavaScript, not our own rule. */
const isDay = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
};

const joined = (...parts: readonly string[]): string | undefined =>
  parts.includes('') ? undefined : parts.join('/');

const personOf = (line: string): Person => {
  const fields = line.split(',').map((field) => field.trim());
  const [record = '', given = '', surname = ''] = fields;
  const [postcode = '', state = '', born = '', number = ''] = fields.slice(7);
  const names = [letters(given), letters(surname)];
  return {
    id: /^rec-(\d+)-(?:org|dup-0)$/.exec(record)?.[1] ?? '',
    state: STATES.has(state) ? state : 'unknown',
    values: {
      name_birthdate: isDay(born) ? joined(...names, born) : undefined,
      name_postcode: joined(...names, postcode),
      customer_id: number || undefined,
    },
  };
};

/** People of a file; a state that is empty or misspelt is unknown. The files hold no quoted field, so a split will do. */
export const readPeople = (path: string): readonly Person[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map(personOf);

/** Who holds each value: the first row wins it. */
const holders = (people: readonly Person[], kind: Kind): ReadonlyMap<string, string> => {
  const first = new Map<string, string>();
  for (const { id, values } of people) {
    const value = values[kind];
    if (value !== undefined && !first.has(value)) first.set(value, id);
  }
  return first;
};

/** People of `a` who match somebody of `b`, each with whom: the first of the kinds decides. */
export const matchPeople = (
  a: readonly Person[],
  b: readonly Person[],
  kinds: readonly Kind[],
): ReadonlyMap<Person, string> => {
  const sides = kinds.map((kind) => ({ kind, mine: holders(a, kind), theirs: holders(b, kind) }));
  const matched = new Map<Person, string>();
  for (const person of a)
    for (const { kind, mine, theirs } of sides) {
      const value = person.values[kind];
      if (value === undefined || mine.get(value) !== person.id || matched.has(person)) continue;
      const other = theirs.get(value);
      if (other !== undefined) matched.set(person, other);
    }
  return matched;
};

/** Splits matches by the record ids, which are the ground truth. */
export const countMatches = (matched: ReadonlyMap<Person, string>): Matches => {
  const truePairs = [...matched].filter(([{ id }, other]) => id === other).length;
  return { truePairs, falseMatches: matched.size - truePairs };
};
