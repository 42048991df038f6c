import type { FilePeople } from './file-people.ts';
import type { SampleFile, SampleRow } from './sample-file.ts';

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
