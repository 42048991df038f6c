import type { PlainQuestion } from '#test/reference/histories.ts';
import { sizeOf } from './some-histories.ts';

/** What is counted by at each place, and how many values it has: attributes, then what the analysis derives. */
export const cellPlaces = (
  question: PlainQuestion,
): readonly (readonly [name: string, size: number])[] => {
  const { people, event, method, frequency } = question;
  const by = people.map((name) => [name, sizeOf(name)] as const);
  const own = event === undefined ? [] : [[event, sizeOf(event)] as const];
  if (method === 'reach') {
    const buckets = event === undefined ? (frequency ?? [0, 1]) : (frequency ?? [1]);
    return [...by, ...own, ['bucket', buckets.length]];
  }
  if (method === 'value') return [...by, ...own];
  if (method !== 'conversions') return [...by, ['credited', 1 + sizeOf('campaign')]];
  return [...by, ['exposed_code', 2], ['converted', event === undefined ? 2 : 1 + sizeOf(event)]];
};

const labelOf = (question: PlainQuestion, name: string, code: number): string => {
  const { event, method, frequency } = question;
  if (name === 'exposed_code') return `exposed ${code === 2 ? 'yes' : 'no'}`;
  if (name === 'credited') return `${event} ${code === 1 ? 'nobody' : code - 1}`;
  if (name === 'converted')
    return code === 1 ? 'no' : event === undefined ? 'yes' : `${event} ${code - 1}`;
  // The reference counts from the lower end 1 where none of 0 is named.
  if (name === 'bucket' && method === 'reach' && event === undefined && frequency === undefined)
    return `bucket ${code - 1}`;
  return `${name} ${code}`;
};

/** A cell as the reference names it: what is of events first, then people's attributes. */
export const cellName = (question: PlainQuestion, codes: readonly number[]): string => {
  const places = cellPlaces(question);
  const labels = places.map(([name], place) => labelOf(question, name, codes[place] ?? 0));
  return [...labels.slice(question.people.length), ...labels.slice(0, question.people.length)].join(
    ', ',
  );
};

/** Is there such a cell? */
export const isDeclared = (question: PlainQuestion, codes: readonly number[]): boolean =>
  cellPlaces(question).every(
    ([, size], place) => (codes[place] ?? 0) >= 1 && (codes[place] ?? 0) <= size,
  );
