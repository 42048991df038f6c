import { describe, expect, test } from 'vitest';
import { l1Of } from '#core/privacy/sensitivity.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import {
  along,
  FILTERINGS,
  type Filtering,
  filteredQuestion,
  filtersOf,
} from '#test/core/privacy/noise/filtered-model.ts';
import { changeOf, without } from '#test/core/privacy/noise/match-model.ts';
import { SIDES, type Side } from '#test/core/privacy/noise/model-lists.ts';
import { countBySql } from './model-vault.ts';

/** Paths that do the worst of five kinds. */
const WORST: readonly (readonly [Side, Filtering, readonly string[]])[] = [
  ['counted', { by: 'counted', where: ['other'] }, ['x+', 'x+', 'y+', 'x-', 'x+', 'x+']],
  ['other', { by: 'counted', where: ['other'] }, ['x+', 'x+', 'x-', 'y+', 'x+', 'x+']],
  ['other', { by: 'other', where: ['counted'] }, ['x+', 'x+', 'y+', 'x-', 'x+', 'x+']],
  ['counted', { by: 'other', where: ['counted'] }, ['x+', 'x+', 'x-', 'y+', 'x+', 'x+']],
  ['counted', { by: 'nothing', where: ['counted', 'other'] }, ['x+', 'x+', 'x-', 'x-', 'x+', 'x+']],
  ['other', { by: 'nothing', where: ['counted', 'other'] }, ['x+', 'x+', 'x-', 'x-', 'x+', 'x+']],
];

describe('by the real SQL, what filters leave of a path', () => {
  test.each(WORST)(
    'from the %s list is all that is covered: %j',
    async (side, filtering, values) => {
      const kinds = values.length - 1;
      const [covered = []] = sensitivityOf(filteredQuestion(kinds, filtering), 'membership')[side];
      expect(l1Of([covered])).toBeGreaterThan(1);
      const lists = along(side, values);
      const rest = { ...lists, [side]: without(lists[side], 0) };
      const asking = { kinds, by: filtering.by, where: filtersOf(filtering.where) };
      const [before, after] = [
        await countBySql({ ...asking, ...lists }),
        await countBySql({ ...asking, ...rest }),
      ];
      expect(changeOf(before, after)).toEqual(covered);
    },
  );

  test.each(FILTERINGS.flatMap((filtering) => SIDES.map((side) => [side, filtering] as const)))(
    'of one kind is one match that an attribute of the %s list lets in: %j',
    async (side, { by, where }) => {
      const asking = { kinds: 1, by, where: filtersOf(where) };
      const [inside, outside] = [along(side, ['x+', 'x+']), along(side, ['x-', 'x+'])];
      const [before, after] = [
        await countBySql({ ...asking, ...inside }),
        await countBySql({ ...asking, ...outside }),
      ];
      expect([...before.values()]).toEqual([1]);
      expect(after.size).toBe(where.includes(side) ? 0 : 1);
    },
  );
});
