import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { l1Of } from '#core/privacy/sensitivity.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import {
  type CellsBy,
  chainFrom,
  changeOf,
  having,
  questionOf,
  without,
} from '#test/core/privacy/noise/match-model.ts';
import { count, kindsAndLists, settled } from '#test/core/privacy/noise/model-lists.ts';
import { type Asking, countBySql } from './model-vault.ts';

const BY: readonly CellsBy[] = ['nothing', 'counted', 'other', 'both'];

const WORKED = {
  counted: [
    { value: 'gold', tokens: ['ann', 'anns phone'] },
    { value: 'silver', tokens: ['bea', 'q'] },
  ],
  other: [
    { value: 'mobile', tokens: ['ann', 'q'] },
    { value: 'desktop', tokens: [undefined, 'anns phone'] },
  ],
};

test('the worked example of docs/privacy.md, by the real SQL', async () => {
  const asking: Asking = { ...WORKED, kinds: 2, by: 'both' };
  const before = await countBySql(asking);
  const after = await countBySql({ ...asking, other: without(WORKED.other, 0) });
  expect(before).toEqual(new Map([['gold mobile', 1]]));
  expect(after).toEqual(new Map([['gold desktop', 1]]));
  expect([changeOf(before, after)]).toEqual(
    sensitivityOf(questionOf(2, 'both'), 'attributes').other,
  );
});

const CASES = [
  ...[1, 2, 6].flatMap((kinds) => BY.map((by) => ({ kinds, by }))),
  ...[3, 4, 5].map((kinds) => ({ kinds, by: 'both' as const })),
];

describe.each(['counted', 'other'] as const)('by the real SQL, a person of the %s list', (side) => {
  test.each(CASES)(
    'changes the counts by all that is covered: $kinds kinds, cells by $by',
    async (each) => {
      const { kinds, by } = each;
      const [covered = []] = sensitivityOf(questionOf(kinds, by), 'membership')[side];
      // The pairs of the path that are seen: all of them, both ends of it, or one.
      const lists = chainFrom(side, l1Of([covered]));
      const rest = { ...lists, [side]: without(lists[side], 0) };
      const [before, after] = [
        await countBySql({ ...each, ...lists }),
        await countBySql({ ...each, ...rest }),
      ];
      expect(changeOf(before, after)).toEqual(covered);
    },
  );

  test.each(BY)(
    'moves from one cell to another by an attribute, if cells are by %s',
    async (by) => {
      const lists = chainFrom(side, 1);
      const moved = { ...lists, [side]: having(lists[side], 0, 'z') };
      const [before, after] = [
        await countBySql({ kinds: 1, by, ...lists }),
        await countBySql({ kinds: 1, by, ...moved }),
      ];
      const [covered] = sensitivityOf(questionOf(1, by), 'attributes')[side];
      const counts = by === 'both' || by === side;
      expect(changeOf(before, after)).toEqual(counts ? covered : []);
    },
  );
});

test('the SQL counts as the model does on which the sensitivity is tried', async () => {
  await fc.assert(
    fc.asyncProperty(kindsAndLists(6), async ({ kinds, by, raw }) => {
      const lists = settled(raw);
      expect(await countBySql({ ...lists, kinds, by })).toEqual(count(lists, by));
    }),
    { numRuns: 15 },
  );
}, 60_000);
