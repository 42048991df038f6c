import type { RowFacts } from './dirt.ts';
import { permutationOf } from './draws.ts';
import type { SampleOptions } from './write-sample.ts';

/** What the two files are called. */
export const SAMPLE_FILES = {
  brand: 'brand-customers.csv',
  publisher: 'publisher-audience.csv',
} as const;

/** One row about to be written. */
export interface SampleRow {
  readonly person: number;
  readonly facts: RowFacts;
  /** Place in the file, from 0. */
  readonly row: number;
  /** Is it the second row of the person? */
  readonly again: boolean;
}

/** How one of the two files looks: what is wrong with a person's row, and how it is written. */
export interface SampleFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly facts: (person: number) => RowFacts;
  readonly fields: (row: SampleRow) => readonly string[];
}

/** Which people a file holds, and in which order. */
export interface FilePeople {
  readonly count: number;
  readonly at: (position: number) => number;
}

/** The brand has people 0 … b-1, of whom the first ones are shared. */
export const brandPeople = ({ seed, brandPeople: count }: SampleOptions): FilePeople => ({
  count,
  at: permutationOf(seed, 'brand/order', count),
});

/** The publisher has the shared people, and then as many as it needs from b on. */
export const publisherPeople = (options: SampleOptions): FilePeople => {
  const { seed, publisherPeople: count, sharedPeople: shared } = options;
  const shuffled = permutationOf(seed, 'publisher/order', count);
  const numberOf = (place: number): number =>
    place < shared ? place : options.brandPeople + place - shared;
  return { count, at: (position) => numberOf(shuffled(position)) };
};

/** Rows between a person's first and second row, at most. */
const LONGEST_WAIT = 7;

interface Waiting {
  readonly person: number;
  readonly due: number;
}

/** The rows of a file in order: each person once, and shortly after that the repeated ones again. */
export function* fileRows(file: SampleFile, people: FilePeople): Generator<SampleRow> {
  const waiting: Waiting[] = [];
  let row = 0;
  const next = (person: number, again: boolean): SampleRow => ({
    person,
    again,
    facts: file.facts(person),
    row: row++,
  });
  for (let position = 0; position < people.count; position += 1) {
    const first = next(people.at(position), false);
    yield first;
    if (first.facts.repeated)
      waiting.push({ person: first.person, due: position + (first.person % LONGEST_WAIT) });
    // Who waits behind somebody with a longer wait waits with them: order does not matter here.
    for (let head = waiting[0]; head && head.due <= position; head = waiting[0]) {
      waiting.shift();
      yield next(head.person, true);
    }
  }
  for (const { person } of waiting) yield next(person, true);
}
