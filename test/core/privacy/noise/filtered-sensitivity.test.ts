import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '#core/analyses/question.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import {
  countFiltered,
  FILTERINGS,
  type Filtering,
  filteredCells,
  filteredQuestion,
} from './filtered-model.ts';
import { type Cells, changeOf, having, isWithin, type ModelLists, without } from './match-model.ts';
import { kindsAndLists, MARKED_VALUES, SIDES, type Side, settled } from './model-lists.ts';

const marked = (lists: ModelLists, seed: number): ModelLists => {
  const of = (side: Side) =>
    lists[side].map((row, at) => ({
      ...row,
      value: MARKED_VALUES[(seed >> (2 * at + (side === 'counted' ? 0 : 14))) & 3] ?? 'x+',
    }));
  return { counted: of('counted'), other: of('other') };
};

/** What each row of a list can do by being there, and by any value of its attribute. */
const changesOf = (
  lists: ModelLists,
  side: Side,
  count: (lists: ModelLists) => Cells,
): { readonly gone: ChangeVector[]; readonly moved: ChangeVector[] } => {
  const before = count(lists);
  const change = (list: ModelLists['counted']): ChangeVector =>
    changeOf(before, count({ ...lists, [side]: list }));
  return {
    gone: lists[side].map((_, at) => change(without(lists[side], at))),
    moved: lists[side].flatMap((_, at) =>
      MARKED_VALUES.map((value) => change(having(lists[side], at, value))),
    ),
  };
};

test('no person changes filtered counts by more than the sensitivity, by being there or by an attribute', () => {
  fc.assert(
    fc.property(
      kindsAndLists(6),
      fc.constantFrom(...FILTERINGS),
      fc.nat(),
      ({ kinds, raw }, filtering, seed) => {
        const lists = marked(settled(raw), seed);
        const question = filteredQuestion(kinds, filtering);
        for (const side of SIDES) {
          const { gone, moved } = changesOf(lists, side, (each) => countFiltered(each, filtering));
          const beyond = (
            changes: readonly ChangeVector[],
            protects: 'membership' | 'attributes',
          ) => changes.filter((each) => !isWithin(each, sensitivityOf(question, protects)[side]));
          expect(beyond(gone, 'membership')).toEqual([]);
          expect(beyond([...gone, ...moved], 'attributes')).toEqual([]);
        }
      },
    ),
    { numRuns: 4_000 },
  );
});

/** Every way to give so many people values. */
const valuesOf = (people: number): readonly (readonly string[])[] =>
  Array.from({ length: people }).reduce<readonly (readonly string[])[]>(
    (all) => all.flatMap((before) => MARKED_VALUES.map((value) => [...before, value])),
    [[]],
  );

/** What a path of pairs, gone and new in turn, that begins at somebody of `first`, does to the counts. */
const pathChange = (values: readonly string[], first: Side, filtering: Filtering): ChangeVector => {
  const [gone, come] = [new Map<string, number>(), new Map<string, number>()];
  for (const [at, one] of values.slice(0, -1).entries()) {
    const pair = [one, values[at + 1]];
    const isTurned = (at % 2 === 0) !== (first === 'counted');
    const cell = (isTurned ? pair.toReversed() : pair).join(' ');
    const side = at % 2 === 0 ? gone : come;
    side.set(cell, (side.get(cell) ?? 0) + 1);
  }
  return changeOf(filteredCells(gone, filtering), filteredCells(come, filtering));
};

describe.each(SIDES)('the worst path from somebody of the %s list', (first) => {
  test.each(
    FILTERINGS.map(
      (filtering) => [filtering.by, filtering.where.join(' and '), filtering] as const,
    ),
  )('is the one that is covered: cells by %s, filters by %s', (_, __, filtering) => {
    for (const kinds of IDENTIFIER_KINDS.map((___, at) => at + 1)) {
      const [worst = []] = sensitivityOf(filteredQuestion(kinds, filtering), 'membership')[first];
      const changes = valuesOf(kinds + 1).map((values) => pathChange(values, first, filtering));
      const shorter = valuesOf(kinds).map((values) => pathChange(values, first, filtering));
      expect([...changes, ...shorter].filter((each) => !isWithin(each, [worst]))).toEqual([]);
      expect([...changes, ...shorter].map(String)).toContain(String(worst));
    }
  });
});

test('a filter costs nothing on one or two kinds, nor by attributes of the lists that the cells are of', () => {
  for (const filtering of FILTERINGS) {
    const { where: _, ...plain } = filteredQuestion(2, { ...filtering, by: filtering.by });
    const filtered = sensitivityOf(filteredQuestion(2, filtering), 'attributes');
    expect(filtered).toEqual(sensitivityOf(plain as Question, 'attributes'));
  }
});

const tablesOf = (kinds: number, where: readonly Side[]): Question =>
  ({ ...filteredQuestion(kinds, { by: 'both', where }), analysis: 'tables' }) as Question;

test('no person changes several filtered tables together by more than the sensitivity', () => {
  const countTables = (lists: ModelLists, where: readonly Side[]): Cells =>
    new Map(
      SIDES.flatMap((by) =>
        [...countFiltered(lists, { by, where })].map(([cell, people]): [string, number] => [
          `${by} ${cell}`,
          people,
        ]),
      ),
    );
  fc.assert(
    fc.property(
      kindsAndLists(6),
      fc.constantFrom(...FILTERINGS),
      fc.nat(),
      ({ kinds, raw }, { where }, seed) => {
        const lists = marked(settled(raw), seed);
        for (const side of SIDES) {
          const { gone, moved } = changesOf(lists, side, (each) => countTables(each, where));
          const bound = sensitivityOf(tablesOf(kinds, where), 'attributes')[side];
          expect([...gone, ...moved].filter((each) => !isWithin(each, bound))).toEqual([]);
        }
      },
    ),
    { numRuns: 3_000 },
  );
});
