import { expect } from 'vitest';
import type { Release } from '#core/documents/release.ts';
import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import { plainTotal } from '#test/reference/histories.ts';
import type { PlainCount, PlainQuestion } from '#test/reference/plain-question.ts';
import { EVERYBODY, matchedOf, type Somebody, secondOf } from './event-people.ts';

/** What the agreement of the room says of any question. */
export const PLAIN: PlainQuestion = {
  ...{ method: 'reach', people: [], from: 0, to: secondOf(100), where: [] },
  ...{ type: 'type', days: { 1: 30, 2: 7 }, priority: { 1: 1, 2: 3 } },
  ...{ c: 2, t: 4, values: 1 },
};

const CODES: Readonly<Record<string, readonly string[]>> = {
  'publisher.campaign': ['other', 'spring'],
  'brand.place': ['store', 'web'],
  'brand.tier': ['gold', 'silver'],
  'publisher.device': ['desktop', 'mobile'],
};

/** A cell as the reference names it. */
const nameOf = (by: Readonly<Record<string, string>>): string =>
  Object.entries(by)
    .map(([name, value]) => {
      const code = (CODES[name] ?? []).indexOf(value) + 1;
      const attribute = name.slice(name.indexOf('.') + 1);
      if (name === 'exposed') return `exposed ${value}`;
      if (name === 'converted' || value === 'no') return value;
      return `${attribute} ${value === 'nobody' ? value : code}`;
    })
    .sort()
    .join(', ');

const sorted = (name: string): string => name.split(', ').sort().join(', ');

type Totals = ReadonlyMap<string, PlainCount>;

/** What loops over the raw rows find, by the names of cells. */
const totalOf = (question: PlainQuestion, people: readonly Somebody[]): Totals =>
  new Map(
    [...plainTotal(matchedOf(people), question)].map(([name, each]) => [
      sorted(name.replace(/(?:, )?bucket 1/, '')),
      each,
    ]),
  );

const NOBODY: PlainCount = { people: 0, credits: 0, amount: 0 };

/** The counts of an engine, before any noise, are those of loops over the raw rows; of fewer than k people there are none. */
export const countsHold = (
  cells: readonly CountedCell[],
  question: PlainQuestion,
  { k }: { readonly k: number },
): void => {
  const total = totalOf(question, EVERYBODY);
  expect(cells.some(({ people }) => people !== undefined)).toBe(true);
  for (const { by, people, sums = {} } of cells) {
    const truth = total.get(nameOf(by)) ?? NOBODY;
    expect(people).toBe(truth.people < k ? undefined : truth.people);
    if (people === undefined) continue;
    if (sums.conversions !== undefined) expect(sums.conversions).toBe(BigInt(truth.credits));
    if (sums.amount !== undefined) expect(sums.amount).toBe(BigInt(truth.amount));
  }
};

/** Each released cell is within its bounds of what loops over the raw rows find, and all that hold enough are released. */
export const holds = (
  release: Release,
  question: PlainQuestion,
  people: readonly Somebody[] = EVERYBODY,
): void => {
  const total = totalOf(question, people);
  expect(release.cells.some(({ outcome }) => outcome === 'released')).toBe(true);
  for (const cell of release.cells) {
    const truth = total.get(nameOf(cell.by)) ?? NOBODY;
    if (cell.outcome === 'suppressed') {
      expect(truth.people).toBeLessThan(release.k + 2 * release.noiseBound);
      continue;
    }
    expect(Math.abs(cell.people - truth.people)).toBeLessThanOrEqual(release.noiseBound);
    // What nobody in a cell can have is not told of it.
    const told = cell.by.converted === 'no' ? [] : (release.sums ?? []);
    expect(Object.keys(cell.sums ?? {})).toHaveLength(told.length);
    for (const { name, step, noiseBound } of told) {
      const held = name === 'conversions' ? truth.credits : truth.amount;
      const sum = cell.sums?.[name] ?? Number.NaN;
      expect(Math.abs(sum - held)).toBeLessThanOrEqual(noiseBound + step / 2);
    }
  }
};
