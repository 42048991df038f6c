import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question } from '#core/analyses/question.ts';
import { type ChangeVector, l1Of, l2SquaredOf, worstOf } from '#core/privacy/sensitivity.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import {
  type Cells,
  changeOf,
  having,
  isWithin,
  type ModelLists,
  questionOf,
  without,
} from './match-model.ts';
import { count, kindsAndLists, SIDES, settled, VALUES } from './model-lists.ts';

/** A table by the counted list's attribute and one by the other's, in one answer. */
const tablesOf = (kinds: number): Question =>
  ({ ...questionOf(kinds, 'both'), analysis: 'tables' }) as Question;

const countTables = (lists: ModelLists): Cells =>
  new Map(
    (['counted', 'other'] as const).flatMap((by) =>
      [...count(lists, by)].map(([cell, people]): [string, number] => [`${by} ${cell}`, people]),
    ),
  );

test('no person changes more cells of several tables together than the sensitivity says, and some do as many', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(kindsAndLists(4), ({ kinds, raw }) => {
      const lists = settled(raw);
      const before = countTables(lists);
      for (const side of SIDES) {
        const bound = sensitivityOf(tablesOf(kinds), 'attributes')[side];
        const changed = (list: ModelLists['counted']): ChangeVector =>
          changeOf(before, countTables({ ...lists, [side]: list }));
        const changes = lists[side].flatMap((_, at) => [
          changed(without(lists[side], at)),
          ...VALUES.map((value) => changed(having(lists[side], at, value))),
        ]);
        expect(changes.filter((each) => !isWithin(each, bound))).toEqual([]);
        for (const each of changes)
          if (bound.some((worst) => String(worst) === String(each))) reached.add(side);
      }
    }),
    { numRuns: 4_000 },
  );
  expect([...reached].sort()).toEqual(['counted', 'other']);
});

test('cells that change add up over tables, so the noise grows with the root of their number', () => {
  const of = (...by: readonly ('brand' | 'publisher')[]) =>
    worstOf(
      sensitivityOf(
        {
          ...tablesOf(2),
          by: by.map((party, at) => ({ party, attribute: `a${at}` })),
        } as Question,
        'attributes',
      ),
    );
  expect(of('brand', 'brand')).toEqual([
    [1, 1, 1, 1],
    [1, 1],
  ]);
  expect(of('brand', 'publisher')).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(l2SquaredOf(of('brand', 'brand', 'brand', 'brand'))).toBe(8);
  expect(l1Of(of('brand', 'brand', 'publisher'))).toBe(4);
});
