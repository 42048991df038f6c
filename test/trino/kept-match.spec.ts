import { stat } from 'node:fs/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { keptStatement, matchStatement } from '#adapters/aws/athena/athena-statement.ts';
import { keepMatch, keptMatchPath } from '#proof/trino/keep-match.ts';
import { planNodes, planOf } from '#proof/trino/query-plan.ts';
import { DATABASE } from '#proof/trino/room-tables.ts';
import { forAll, look, lookAt, type Seen } from '#test/trino/look-at.ts';
import { distinct, expectNothingTold, expectPeople, TELLING } from '#test/trino/nothing-told.ts';
import {
  leastAnswers,
  makeLists,
  named,
  ONE_OF_EACH,
  queryOf,
  SHAPES,
  type Shape,
} from '#test/trino/overlapping-lists.ts';

beforeAll(makeLists);

/** Makes the match that a shape counts from, and puts it where it is kept. */
const make = async (shape: Shape, overlap: string): Promise<Seen> => {
  const { of } = queryOf(shape, overlap);
  const seen = await lookAt(await matchStatement(of, DATABASE));
  await keepMatch(inject('trino').root, of, seen.rows);
  return seen;
};

const sizeOf = async (shape: Shape, overlap: string): Promise<number> =>
  (await stat(keptMatchPath(inject('trino').root, queryOf(shape, overlap).of))).size;

const count = async (shape: Shape, overlap: string): Promise<Seen> =>
  lookAt(await keptStatement(queryOf(shape, overlap), DATABASE));

/** What tells one match from another: the kinds, and how the lists are cut. */
const PAIRS: readonly Shape[] = [1, 2, 3, 6]
  .map((kinds): Shape => ({ analysis: 'overlap', by: [], kinds }))
  .concat({ analysis: 'overlap', by: [], kinds: 2, shards: 16 });

describe('the query that makes a match to be kept', () => {
  it.each(PAIRS.map((shape) => [named(shape), shape] as const))(
    'handles the same rows and bytes, whoever matches, and writes a file of the same size: %s',
    async (_, shape) => {
      const seen = await forAll((overlap) => make(shape, overlap));
      expect(distinct(seen, ({ rows }) => rows.map(String).sort())).toBeGreaterThan(2);
      expectNothingTold(seen, { shards: shape.shards ?? 1, kinds: shape.kinds });
      const sizes = await forAll((overlap) => sizeOf(shape, overlap));
      expect(new Set(sizes).size).toBe(1);
      for (const { widths } of seen) expect(new Set(widths)).toEqual(new Set([22]));
    },
  );

  it.each(PAIRS.map((shape) => [named(shape), shape] as const))(
    'joins no data, filters by nothing that it found, and groups the people of a list alone: %s',
    async (_, shape) => {
      const statement = await matchStatement(queryOf(shape, 'k').of, DATABASE);
      const plan = await planOf(inject('trino').url, statement);
      const nodes = planNodes(plan);
      expect(nodes.map(({ name }) => name).filter((name) => TELLING.test(name))).toEqual([]);
      expect(JSON.stringify(plan)).not.toMatch(/dynamicFilter/i);
      for (const node of nodes.filter(({ name }) => name === 'Aggregate')) expectPeople(node);
    },
  );
});

describe('a question on a match that is kept', () => {
  beforeAll(async () => {
    for (const shape of PAIRS) await forAll((overlap) => make(shape, overlap));
  });

  it.each(SHAPES.map((shape) => [named(shape), shape] as const))(
    'handles the same rows and bytes, whoever matches, also of the file, and answers what it answers without: %s',
    async (_, shape) => {
      const seen = await forAll((overlap) => count(shape, overlap));
      expectNothingTold(seen, { shards: 1, kinds: shape.kinds });
      expect(distinct(seen, ({ statistics }) => statistics.scannedBytes)).toBe(1);
      const without = await forAll((overlap) => look(shape, overlap));
      expect(seen.map(({ rows }) => rows.map(String).sort())).toEqual(
        without.map(({ rows }) => rows.map(String).sort()),
      );
      expect(distinct(seen, ({ rows }) => rows.map(String).sort())).toBeGreaterThan(
        leastAnswers(shape),
      );
    },
  );

  it.each(ONE_OF_EACH.map((shape) => [named(shape), shape] as const))(
    'joins no data and reads no list: %s',
    async (_, shape) => {
      const statement = await keptStatement(queryOf(shape, 'k'), DATABASE);
      const plan = await planOf(inject('trino').url, statement);
      const nodes = planNodes(plan);
      expect(nodes.map(({ name }) => name).filter((name) => TELLING.test(name))).toEqual([]);
      expect(JSON.stringify(plan)).not.toMatch(/dynamicFilter|token_hi/i);
    },
  );
});
