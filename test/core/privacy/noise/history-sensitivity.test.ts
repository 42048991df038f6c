import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type HistoryCells,
  historySensitivity,
  sumSensitivity,
} from '#core/analyses/history-sensitivity.ts';
import { type ChangeVector, l2SquaredOf } from '#core/privacy/sensitivity.ts';
import {
  BUYERS,
  CASES,
  changeIn,
  type HistoryCase,
  type HistoryTotals,
  historyTotals,
  SEEING,
} from './history-model.ts';
import {
  chainFrom,
  having,
  isWithin,
  type ModelList,
  type ModelLists,
  without,
} from './match-model.ts';
import { kindsAndLists, SIDES, type Side, settled } from './model-lists.ts';

const NAMES = { counted: Object.keys(BUYERS), other: Object.keys(SEEING) } as const;
/** One that divides nothing, one that divides all, and one larger than what a pair adds. */
const STEPS = [1, 7, 111, 1_000, 5_000];

const named = (lists: ModelLists, nameOf: (side: Side, at: number) => string): ModelLists => {
  const of = (side: Side): ModelList =>
    lists[side].map((row, at) => ({ ...row, value: nameOf(side, at) }));
  return { counted: of('counted'), other: of('other') };
};

type Change = readonly [HistoryTotals, HistoryTotals];

/** All that somebody of a list can do: by not being there, and by having another history and other attributes. */
const changesBy = (lists: ModelLists, side: Side, each: HistoryCase) => {
  const before = historyTotals(lists, each);
  const change = (list: ModelList): Change => [
    before,
    historyTotals({ ...lists, [side]: list }, each),
  ];
  return {
    gone: lists[side].map((_, at) => change(without(lists[side], at))),
    moved: lists[side].flatMap((_, at) =>
      NAMES[side].map((name) => change(having(lists[side], at, name))),
    ),
  };
};

const beyond = (
  changes: readonly Change[],
  { each, kinds, side }: { each: HistoryCase; kinds: number; side: Side },
  protects: 'membership' | 'attributes',
): readonly unknown[] => {
  const cells: HistoryCells = { ...each, kinds };
  const people = changes
    .map((change) => changeIn('people', change))
    .filter((change) => !isWithin(change, historySensitivity(cells, protects)[side]));
  const sums = (['credits', 'amount'] as const)
    .filter((measure) => each.most[measure] > 0)
    .flatMap((measure) =>
      STEPS.flatMap((step) => {
        const bounds = sumSensitivity(cells, { most: each.most[measure], step }, protects)[side];
        return changes
          .map((change) => changeIn(measure, change, step))
          .filter((change) => !isWithin(change, bounds))
          .map((change) => ({ measure, step, change, bounds }));
      }),
    );
  return [...people, ...sums];
};

test.each(Object.keys(CASES))(
  'nobody does more to %s than the sensitivity says, by being there or by any history',
  (name) => {
    const each = CASES[name];
    if (each === undefined) throw new Error('no such case');
    fc.assert(
      fc.property(
        kindsAndLists(6),
        fc.array(fc.nat(119), { minLength: 14, maxLength: 14 }),
        ({ kinds, raw }, chosen) => {
          const lists = named(settled(raw), (side, at) => {
            const choice = chosen[2 * at + (side === 'counted' ? 0 : 1)] ?? 0;
            return NAMES[side][choice % NAMES[side].length] ?? '';
          });
          for (const side of SIDES) {
            const { gone, moved } = changesBy(lists, side, each);
            expect(beyond(gone, { each, kinds, side }, 'membership')).toEqual([]);
            expect(beyond([...gone, ...moved], { each, kinds, side }, 'attributes')).toEqual([]);
          }
        },
      ),
      { numRuns: 300 },
    );
  },
  60_000,
);

/** Every way to give names to the people of a path of so many pairs that begins at the list. */
const everyPath = (first: Side, kinds: number): readonly ModelLists[] => {
  const chain = chainFrom(first, kinds);
  const sides = [
    ...chain.counted.map(() => 'counted'),
    ...chain.other.map(() => 'other'),
  ] as Side[];
  const ways = sides.reduce<readonly (readonly string[])[]>(
    (all, side) => all.flatMap((before) => NAMES[side].map((name) => [...before, name])),
    [[]],
  );
  return ways.map((names) =>
    named(chain, (side, at) => names[side === 'counted' ? at : chain.counted.length + at] ?? ''),
  );
};

/** The largest changes that somebody at the beginning of any path makes, none of which is within another. */
const worstOnPaths = (first: Side, kinds: number, each: HistoryCase): readonly ChangeVector[] => {
  const found = new Map<string, ChangeVector>();
  for (const lists of everyPath(first, kinds)) {
    const change = changeIn('people', [
      historyTotals(lists, each),
      historyTotals({ ...lists, [first]: without(lists[first], 0) }, each),
    ]);
    found.set(String(change), change);
  }
  const all = [...found.values()];
  return all.filter(
    (change) => !all.some((other) => String(other) !== String(change) && isWithin(change, [other])),
  );
};

describe('the worst is reached, by membership on every path', () => {
  test.each([
    ['reach by campaign, the first', 2, 'other', [1, 1]],
    ['reach by campaign, the first', 1, 'counted', [1]],
    ['reach by campaign, the first two', 2, 'other', [1, 1, 1, 1]],
    ['reach by campaign, the first two', 3, 'counted', [1, 1]],
    ['conversions', 1, 'other', [1]],
    ['conversions', 2, 'other', [1, 1]],
    ['conversions', 3, 'other', [2, 1]],
    ['conversions', 3, 'counted', [2, 1]],
    ['conversions', 4, 'other', [2, 2]],
    ['value by tier', 2, 'counted', [1, 1]],
    ['value by place', 2, 'counted', [1, 1]],
    ['event-lift', 2, 'counted', [1, 1]],
    ['event-lift', 2, 'other', [1, 1]],
    ['last touch', 1, 'other', [1, 1]],
    ['last touch', 2, 'other', [1, 1, 1, 1]],
    ['last touch', 3, 'counted', [2, 2, 1, 1]],
  ] as const)('%s, %i kinds, by somebody of the %s list', (...[name, kinds, side, worst]) => {
    const each = CASES[name];
    if (each === undefined) throw new Error('no such case');
    expect(worstOnPaths(side, kinds, each).map(String)).toContain(String(worst));
  });

  test('and a table of rows and columns would be too small for it: L2² is 5 by three kinds, not 3', () => {
    const cells = { kinds: 3, perPair: 1, decides: { counted: true, other: true } };
    expect(historySensitivity(cells, 'membership').other).toEqual([[2, 1]]);
    expect(l2SquaredOf(historySensitivity(cells, 'membership').other)).toBe(5);
  });
});

test('the table of docs/privacy.md', () => {
  const BOTH = { counted: true, other: true };
  const of = (
    kinds: number,
    decides: HistoryCells['decides'],
    protects: 'membership' | 'attributes' = 'attributes',
  ) => historySensitivity({ kinds, perPair: 2, decides }, protects);
  const touches = { counted: false, other: true };
  expect(of(1, touches)).toEqual({ counted: [[1, 1]], other: [[1, 1, 1, 1]] });
  expect(of(4, touches)).toEqual({ counted: [[1, 1]], other: [[1, 1, 1, 1]] });
  expect(of(1, touches, 'membership')).toEqual({ counted: [[1, 1]], other: [[1, 1]] });
  for (const [kinds, vector] of [
    [1, [1, 1, 1, 1]],
    [2, [1, 1, 1, 1]],
    [3, [2, 2, 1, 1]],
    [4, [2, 2, 2, 2]],
    [5, [3, 3, 2, 2]],
    [6, [3, 3, 3, 3]],
  ] as const)
    expect(of(kinds, BOTH)).toEqual({ counted: [vector], other: [vector] });
  expect(of(1, BOTH, 'membership').counted).toEqual([[1, 1]]);
});

test('a sum in one step as large as all that a pair adds changes by as many steps as pairs go, and by rounding', () => {
  const cells = { kinds: 3, perPair: 2, decides: { counted: true, other: true } };
  expect(sumSensitivity(cells, { most: 1_000, step: 1_000 }, 'membership').other).toEqual([
    [2, 1, 1, 1, 1, 1],
  ]);
  expect(sumSensitivity(cells, { most: 1_000, step: 300 }, 'membership').counted).toEqual([
    [7, 4, 1, 1, 1, 1],
  ]);
});
