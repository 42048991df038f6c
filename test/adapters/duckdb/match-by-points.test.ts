import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { type SampleList, type SamplePerson, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { openDuckDb } from '#test/support/duckdb-engine.ts';
import { openKeeping } from '#test/support/keeping-engine.ts';
import { naivePairs } from '#test/support/naive-points.ts';
import { pointedLists, SMALL_RULE, SMALL_TABLE } from '#test/support/pointed-lists.ts';
import {
  type By,
  type Counts,
  countsIn,
  type Lists,
  pointedQuestion,
  valuesOf,
} from '#test/support/pointed-question.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tableOf } from '#test/support/vault.ts';

type Open = (root: string) => QueryEngine;

/** What an engine counts, twice: what is kept gives the same again. */
const countedBy = async (open: Open, lists: Lists, by: By): Promise<Counts> => {
  const root = await tempFolder();
  await writeSampleVault(root, lists.counted, lists.other);
  const query = pointedQuestion(lists, by);
  const engine = open(root);
  const first = countsIn((await runQuery(engine, query)).rows, valuesOf(lists, by));
  expect(countsIn((await runQuery(engine, query)).rows, valuesOf(lists, by))).toEqual(first);
  return first;
};

const naiveCounts = (lists: Lists, by: By): Counts => {
  const pairs = naivePairs(SMALL_RULE, lists.counted.people, lists.other.people);
  if (by === 'nothing') return { '': pairs.length };
  const name = by === 'counted' ? 'tier' : 'device';
  return Object.fromEntries(
    valuesOf(lists, by).map((value) => [
      value,
      pairs.filter((pair) => pair[by]?.attributes[name] === value).length,
    ]),
  );
};

const withPeople = (
  lists: Lists,
  side: 'counted' | 'other',
  people: SampleList['people'],
): Lists => ({
  ...lists,
  [side]: { ...lists[side], people },
});

/** By how much counts differ in L1. */
const distance = (one: Counts, other: Counts): number =>
  Object.keys({ ...one, ...other }).reduce(
    (sum, key) => sum + Math.abs((one[key] ?? 0) - (other[key] ?? 0)),
    0,
  );

/** Two lists of one person each. */
const pair = (own: SampleTokens = {}, theirs: SampleTokens = {}): Lists => ({
  counted: { ...BARE, table: tableOf('brand', 'customers'), people: [personOf(own)] },
  other: { ...BARE, table: tableOf('publisher', 'audience'), people: [personOf(theirs)] },
});
type SampleTokens = SamplePerson['tokens'];
const BARE = { kinds: SMALL_RULE.kinds, attributes: {} };
const personOf = (tokens: SampleTokens): SamplePerson => ({ tokens, attributes: {} });

const side = fc.constantFrom('counted' as const, 'other' as const);

describe('a match by points', () => {
  afterEach(removeTempFolders);

  it.each([
    ['that keeps nothing', openDuckDb, 'nothing'],
    ['that keeps matches', openKeeping, 'nothing'],
    ['that keeps matches', openKeeping, 'counted'],
    ['that keeps matches', openKeeping, 'other'],
  ] as const)('is that of a plain model on an engine %s (property)', async (_, open, by) => {
    await fc.assert(
      fc.asyncProperty(pointedLists, async (lists) => {
        expect(await countedBy((root) => open(root), lists, by)).toEqual(naiveCounts(lists, by));
      }),
      { numRuns: 6 },
    );
  });

  it.each([
    ['nothing', 1],
    ['counted', 2],
    ['other', 2],
  ] as const)(
    'changes by %s at most %d in all when somebody leaves (property)',
    async (by, most) => {
      await fc.assert(
        fc.asyncProperty(pointedLists, side, fc.nat(), async (lists, of, at) => {
          const { people } = lists[of];
          fc.pre(people.length > 0);
          const without = withPeople(lists, of, people.toSpliced(at % people.length, 1));
          const [before, after] = [
            await countedBy(openDuckDb, lists, by),
            await countedBy(openDuckDb, without, by),
          ];
          expect(distance(before, after)).toBeLessThanOrEqual(most);
        }),
        { numRuns: 6 },
      );
    },
  );

  it('changes as little in the plain model, in many lists (property)', () => {
    fc.assert(
      fc.property(pointedLists, side, fc.nat(), (lists, of, at) => {
        const { people } = lists[of];
        fc.pre(people.length > 0);
        const without = withPeople(lists, of, people.toSpliced(at % people.length, 1));
        for (const [by, most] of [
          ['nothing', 1],
          ['counted', 2],
          ['other', 2],
        ] as const)
          expect(distance(naiveCounts(lists, by), naiveCounts(without, by))).toBeLessThanOrEqual(
            most,
          );
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes nothing away for a field of no points, as the plain model', async () => {
    // Both have a postcode and a house number, and not the same; the small table gives no points to a number.
    const [own, theirs] = [7, 8].map((d) => ({ _key_a: 1, _key_d: d }));
    const lists = pair(own, theirs);
    const { given_name: given, birth_date: birth } = SMALL_TABLE.points;
    const total = given + birth + SMALL_TABLE.unproven.location;
    for (const [least, pairs] of [
      [total, 1],
      [total + 1, 0],
    ] as const) {
      const rule = { ...SMALL_RULE, terms: { ...SMALL_RULE.terms, total: least } };
      expect(naivePairs(rule, lists.counted.people, lists.other.people)).toHaveLength(pairs);
      const root = await tempFolder();
      await writeSampleVault(root, lists.counted, lists.other);
      const { rows } = await runQuery(openDuckDb(root), pointedQuestion(lists, 'nothing', rule));
      expect(countsIn(rows, [])['']).toBe(pairs);
    }
  });

  it('is the same of the same people in any order (property)', async () => {
    await fc.assert(
      fc.asyncProperty(pointedLists, fc.infiniteStream(fc.nat()), async (lists, draws) => {
        const shuffled = lists.counted.people
          .map((person) => ({ person, place: draws.next().value }))
          .toSorted((one, other) => one.place - other.place)
          .map(({ person }) => person);
        const again = withPeople(lists, 'counted', shuffled);
        expect(await countedBy(openDuckDb, again, 'other')).toEqual(
          await countedBy(openDuckDb, lists, 'other'),
        );
      }),
      { numRuns: 6 },
    );
  });
});
