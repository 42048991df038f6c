import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import {
  type ChangeVector,
  l1Of,
  l2SquaredOf,
  PROTECTS,
  type Protects,
  worstOf,
} from '#core/privacy/sensitivity.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import {
  type CellsBy,
  changeOf,
  having,
  isWithin,
  type ModelLists,
  questionOf,
  without,
} from './match-model.ts';
import { count, kindsAndLists, SIDES, type Side, settled, VALUES } from './model-lists.ts';

const boundOf = (kinds: number, by: CellsBy, protects: Protects = 'attributes') =>
  sensitivityOf(questionOf(kinds, by), protects);

/** What leaving out each row of a list does to the counts. */
const removals = (lists: ModelLists, side: Side, by: CellsBy): readonly ChangeVector[] =>
  lists[side].map((_, at) =>
    changeOf(count(lists, by), count({ ...lists, [side]: without(lists[side], at) }, by)),
  );

/** What another value of each row of a list does to them. */
const attributeChanges = (lists: ModelLists, side: Side, by: CellsBy): readonly ChangeVector[] =>
  lists[side].flatMap((_, at) =>
    VALUES.map((value) =>
      changeOf(count(lists, by), count({ ...lists, [side]: having(lists[side], at, value) }, by)),
    ),
  );

// Run once with 150,000 and 60,000 pairs of lists.
describe('no person of a settled list changes the counts by more than the sensitivity', () => {
  test.each([
    [4, 8_000],
    [6, 2_000],
  ])('on up to %i kinds, by being there or by an attribute', (most, numRuns) => {
    fc.assert(
      fc.property(kindsAndLists(most), ({ kinds, by, raw }) => {
        const lists = settled(raw);
        for (const side of SIDES) {
          const gone = removals(lists, side, by);
          const all = [...gone, ...attributeChanges(lists, side, by)];
          const beyond = (changes: readonly ChangeVector[], protects: Protects) =>
            changes.filter((each) => !isWithin(each, boundOf(kinds, by, protects)[side]));
          expect(beyond(gone, 'membership')).toEqual([]);
          expect(beyond(all, 'attributes')).toEqual([]);
        }
      }),
      { numRuns },
    );
  });
});

/** Every way to give so many people values of their own, up to names. */
const labellings = (people: number): readonly (readonly number[])[] =>
  Array.from({ length: people }).reduce<readonly (readonly number[])[]>(
    (all) =>
      all.flatMap((labels) =>
        Array.from({ length: Math.max(-1, ...labels) + 2 }, (_, next) => [...labels, next]),
      ),
    [[]],
  );

/** What a path of so many pairs, gone and new in turn, does to cells of both lists, for all their values. */
const pathChanges = (pairs: number): readonly ChangeVector[] => {
  const [evens, odds] = [Math.floor(pairs / 2) + 1, Math.ceil(pairs / 2)];
  return labellings(evens).flatMap((even) =>
    labellings(odds).map((odd) => {
      const cells = new Map<string, number>();
      for (let at = 0; at < pairs; at += 1) {
        const cell = `${even[Math.ceil(at / 2)]} ${odd[Math.floor(at / 2)]}`;
        cells.set(cell, (cells.get(cell) ?? 0) + (at % 2 === 0 ? 1 : -1));
      }
      return changeOf(cells, new Map());
    }),
  );
};

test.each([1, 2, 3, 4, 5, 6])(
  'the worst path of %i kinds through cells of both lists is the one that is covered, whatever the values',
  (kinds) => {
    const [worst = []] = boundOf(kinds, 'both', 'membership').counted;
    const changes = Array.from({ length: kinds }, (_, at) => pathChanges(at + 1)).flat();
    expect(changes.filter((each) => !isWithin(each, [worst]))).toEqual([]);
    expect(changes).toContainEqual(worst);
  },
);

const ONE = [1];
const TWO = [1, 1];

describe('the table of docs/privacy.md', () => {
  test.each<[CellsBy, Protects, number, ChangeVector, ChangeVector]>([
    ['nothing', 'membership', 6, ONE, ONE],
    ['nothing', 'attributes', 1, ONE, ONE],
    ['counted', 'membership', 1, ONE, ONE],
    ['counted', 'attributes', 1, TWO, ONE],
    ['counted', 'membership', 2, TWO, ONE],
    ['counted', 'attributes', 6, TWO, ONE],
    ['other', 'membership', 1, ONE, ONE],
    ['other', 'attributes', 1, ONE, TWO],
    ['other', 'membership', 2, ONE, TWO],
    ['other', 'attributes', 6, ONE, TWO],
    ['both', 'membership', 1, ONE, ONE],
    ['both', 'attributes', 1, TWO, TWO],
  ])('cells by %s, %s, %i kinds', (...[by, protects, kinds, counted, other]) => {
    expect(boundOf(kinds, by, protects)).toEqual({ counted: [counted], other: [other] });
  });

  test('cells by both lists: the squares of the changes sum to more than the kinds from the fifth', () => {
    const kinds = IDENTIFIER_KINDS.map((_, at) => at + 1);
    for (const protects of PROTECTS) {
      const worst = kinds.map((each) => worstOf(boundOf(each, 'both', protects)));
      const one = protects === 'membership' ? 1 : 2;
      expect(worst.map(l1Of)).toEqual([one, 2, 3, 4, 5, 6]);
      expect(worst.map(l2SquaredOf)).toEqual([one, 2, 3, 4, 7, 10]);
    }
    expect(boundOf(5, 'both').counted).toEqual([[2, 1, 1, 1]]);
    expect(boundOf(6, 'both').counted).toEqual([[2, 2, 1, 1]]);
  });
});

describe('somebody who is on both lists, taken off both', () => {
  const bothOff = (lists: ModelLists, at: number, there: number): ModelLists => ({
    counted: without(lists.counted, at),
    other: without(lists.other, there),
  });

  test('is a change of one cell by one where the two rows are matched with one another', () => {
    fc.assert(
      fc.property(kindsAndLists(4), ({ by, raw }) => {
        const lists = settled(raw);
        const pairs = lists.counted.flatMap((_, at) => lists.other.map((__, there) => [at, there]));
        for (const [at = 0, there = 0] of pairs) {
          const named = {
            counted: having(lists.counted, at, 'own'),
            other: having(lists.other, there, 'own'),
          };
          if (!count(named, 'both').has('own own')) continue;
          const rest = bothOff(lists, at, there);
          expect(changeOf(count(lists, by), count(rest, by))).toEqual([1]);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('is two persons where an earlier kind matched each with somebody else', () => {
    const lists: ModelLists = {
      counted: [
        { tokens: ['a', 'own'], value: 'x' },
        { tokens: ['b', undefined], value: 'x' },
      ],
      other: [
        { tokens: ['b', 'own'], value: 'x' },
        { tokens: ['a', undefined], value: 'x' },
      ],
    };
    const rest = bothOff(lists, 0, 0);
    expect(changeOf(count(lists, 'nothing'), count(rest, 'nothing'))).toEqual([2]);
  });
});
