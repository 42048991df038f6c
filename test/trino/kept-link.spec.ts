import { stat } from 'node:fs/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  athenaStatement,
  keptStatement,
  linkStatement,
  matchStatement,
} from '#adapters/aws/athena/athena-statement.ts';
import type { AthenaStatement } from '#adapters/aws/athena/statement-sources.ts';
import type { VersionsLink } from '#core/matching/vault-query.ts';
import { keepLink, keptLinkPath } from '#proof/trino/keep-match.ts';
import { type PlanNode, planNodes, planOf } from '#proof/trino/query-plan.ts';
import { DATABASE } from '#proof/trino/room-tables.ts';
import { runQuery } from '#test/support/run-query.ts';
import { openDuckDb } from '#test/trino/both-engines.ts';
import {
  HISTORY_SHAPES,
  type HistoryShape,
  historyQueryOf,
  linksIn,
  makeLinkedLists,
  namedHistory,
} from '#test/trino/linked-lists.ts';
import { forAll, lookAt, type Seen } from '#test/trino/look-at.ts';
import { distinct, expectNothingTold, expectPeople, TELLING } from '#test/trino/nothing-told.ts';
import { queryOf } from '#test/trino/overlapping-lists.ts';

beforeAll(makeLinkedLists);

const texts = ({ rows }: Pick<Seen, 'rows'>): readonly string[] => rows.map(String).sort();

/** Makes a link, and puts it where it is kept. */
const make = async (link: VersionsLink): Promise<Seen> => {
  const seen = await lookAt(await linkStatement(link, DATABASE));
  await keepLink(inject('trino').root, link, seen.rows);
  return seen;
};

/** The link of conversions or of touches that a question reads. */
const linkOf = (shape: HistoryShape, overlap: string, at: number): VersionsLink => {
  const link = linksIn(historyQueryOf(shape, overlap))[at];
  if (!link) throw new Error('the question reads no such link');
  return link;
};

/** Whether a step handles what matches: a join with a table that the statement spells out, as of days, does not. */
const isTelling = ({ name, children }: PlanNode): boolean =>
  TELLING.test(name) &&
  !(
    name === 'InnerJoin' &&
    children.some((child) => planNodes(child).every((each) => !/Scan/.test(each.name)))
  );

/** The first of each analysis: without a kept link it is the same link before whatever is weighed. */
const ONE_OF_EACH = HISTORY_SHAPES.filter(
  ({ analysis }, at) => HISTORY_SHAPES.findIndex((each) => each.analysis === analysis) === at,
);

const BOTH: HistoryShape = { analysis: 'conversions', asked: { by: [] } };
const LINKS = [1, 2, 6]
  .flatMap((kinds): (readonly [string, HistoryShape, number])[] => [
    [`conversions by ${kinds} kinds`, { ...BOTH, kinds }, 0],
    [`touches by ${kinds} kinds`, { ...BOTH, kinds }, 1],
  ])
  .concat([['touches in 16 shards', { ...BOTH, shards: 16 }, 1]]);

describe('the query that makes a link to be kept', () => {
  it.each(LINKS)(
    'handles the same rows and bytes, whoever matches, and writes a file of the same size: %s',
    async (_, shape, at) => {
      const seen = await forAll((overlap) => make(linkOf(shape, overlap, at)));
      expect(distinct(seen, texts)).toBeGreaterThan(2);
      const { kinds = 2, shards = 1 } = shape;
      expectNothingTold(seen, { shards, kinds: kinds + 3 });
      const sizes = await forAll(
        async (overlap) =>
          (await stat(keptLinkPath(inject('trino').root, linkOf(shape, overlap, at)))).size,
      );
      expect(new Set(sizes).size).toBe(1);
      for (const { widths } of seen) expect(new Set(widths)).toEqual(new Set([51]));
    },
  );

  it.each(LINKS)(
    'joins no data, filters by nothing that it found, and groups the people of a list alone: %s',
    async (_, shape, at) => {
      const statement = await linkStatement(linkOf(shape, 'k', at), DATABASE);
      const plan = await planOf(inject('trino').url, statement);
      const nodes = planNodes(plan);
      expect(nodes.map(({ name }) => name).filter((name) => TELLING.test(name))).toEqual([]);
      expect(JSON.stringify(plan)).not.toMatch(/dynamicFilter/i);
      for (const node of nodes.filter(({ name }) => name === 'Aggregate')) expectPeople(node);
    },
  );
});

it('the query that makes a match sums no number of a person, which links alone read', async () => {
  const sumsOf = async (statement: AthenaStatement): Promise<number> =>
    JSON.stringify(await planOf(inject('trino').url, statement)).match(/ := sum\(/g)?.length ?? 0;
  const { of } = queryOf({ analysis: 'overlap', by: [], kinds: 2 }, 'k');
  // Of each kind what is offered; and for a link the number of who offers it.
  expect(await sumsOf(await matchStatement(of, DATABASE))).toBe(2);
  expect(await sumsOf(await linkStatement(linkOf(BOTH, 'k', 0), DATABASE))).toBe(4);
});

describe('a question on links that are kept', () => {
  beforeAll(async () => {
    for (const at of [0, 1]) await forAll((overlap) => make(linkOf(BOTH, overlap, at)));
  });

  it.each(HISTORY_SHAPES.map((shape) => [namedHistory(shape), shape] as const))(
    'handles the same rows and bytes, whoever matches, and answers what DuckDB answers of the fast text: %s',
    async (_, shape) => {
      const seen = await forAll(async (overlap) =>
        lookAt(await keptStatement(historyQueryOf(shape, overlap), DATABASE)),
      );
      expectNothingTold(seen, { shards: 1, kinds: 2 });
      expect(distinct(seen, ({ statistics }) => statistics.scannedBytes)).toBe(1);
      expect(distinct(seen, texts)).toBeGreaterThan(1);
      const fast = await forAll(async (overlap) =>
        (await runQuery(openDuckDb(), historyQueryOf(shape, overlap))).rows
          .map((row) => Object.values(row).join(','))
          .sort(),
      );
      expect(seen.map(texts)).toEqual(fast);
    },
  );

  it.each(HISTORY_SHAPES.map((shape) => [namedHistory(shape), shape] as const))(
    'joins no data, also where nothing is kept: %s',
    async (_, shape) => {
      const query = historyQueryOf(shape, 'everybody');
      const { url } = inject('trino');
      for (const statement of [
        await keptStatement(query, DATABASE),
        await athenaStatement(query, DATABASE),
      ]) {
        const nodes = planNodes(await planOf(url, statement));
        expect(nodes.filter(isTelling).map(({ name }) => name)).toEqual([]);
      }
    },
  );

  it.each(ONE_OF_EACH.map((shape) => [namedHistory(shape), shape] as const))(
    'is answered alike where nothing is kept: %s',
    async (_, shape) => {
      const query = historyQueryOf(shape, 'everybody');
      const kept = await lookAt(await keptStatement(query, DATABASE));
      const whole = await lookAt(await athenaStatement(query, DATABASE));
      expect(texts(whole)).toEqual(texts(kept));
    },
  );
});
