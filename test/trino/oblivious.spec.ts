import { beforeAll, describe, expect, inject, it } from 'vitest';
import { quoteText } from '#adapters/duckdb/quote.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { type PlanNode, planNodes, planOf } from '#proof/trino/query-plan.ts';
import { queryStatistics } from '#proof/trino/query-statistics.ts';
import { DATABASE } from '#proof/trino/room-tables.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import {
  look,
  lookAtAll,
  makeLists,
  named,
  ONE_OF_EACH,
  others,
  own,
  type Seen,
  SHAPES,
  type Shape,
  statementOf,
  TABLES,
  tablesOf,
} from '#test/trino/overlapping-lists.ts';

beforeAll(makeLists);

/** What the operator can tell apart: the scan apart, for the files of two lists are never of one size. */
const distinct = (seen: readonly Seen[], of: (each: Seen) => unknown): number =>
  new Set(seen.map((each) => JSON.stringify(of(each)))).size;

/** What Trino puts around a page of a few columns, in bytes. */
const PAGE_BYTES = 18;

/**
 * Files that are read side by side meet by chance: the very same question of the very same lists makes a page more
 * or less. So where there are several, bytes are compared but for whole pages, of which a file has one.
 */
const butForPages = ({ stages }: Seen['statistics'], files: number): readonly string[] =>
  files === 1
    ? stages
    : stages.map((stage) =>
        stage.replace(/\d+(?=B)/g, (bytes) => String(Number(bytes) % PAGE_BYTES)),
      );

const bytesOf = ({ stages }: Seen['statistics']): readonly number[] =>
  stages.flatMap((stage) => [...stage.matchAll(/(\d+)B/g)].map(([, bytes]) => Number(bytes)));

const expectAlike = async (shape: Shape): Promise<void> => {
  const seen = await lookAtAll(shape);
  const files = shape.shards ?? 1;
  // They are different answers, all the same.
  expect(distinct(seen, ({ rows }) => rows.map(String).sort())).toBeGreaterThan(2);
  const [first] = seen;
  if (!first) throw new Error('nothing was asked');
  for (const { statistics } of seen) {
    expect({ ...statistics, stages: butForPages(statistics, files) }).toEqual({
      ...{ ...first.statistics, stages: butForPages(first.statistics, files) },
      scannedBytes: statistics.scannedBytes,
    });
    const most = (files - 1) * 2 * shape.kinds * PAGE_BYTES;
    for (const [at, bytes] of bytesOf(statistics).entries())
      expect(Math.abs(bytes - (bytesOf(first.statistics)[at] ?? 0))).toBeLessThanOrEqual(most);
  }
  expect(distinct(seen, ({ widths }) => widths)).toBe(1);
};

describe('Trino handles the same rows and bytes, whoever matches', () => {
  it.each(SHAPES.map((shape) => [named(shape), shape] as const))('%s', async (_, shape) => {
    await expectAlike(shape);
  });

  it("and the fast text, which is for a machine of one's own, tells every overlap by its rows", async () => {
    for (const shape of ONE_OF_EACH) {
      const seen = await lookAtAll(shape, 'fast');
      expect(distinct(seen, ({ statistics }) => statistics.stages)).toBeGreaterThan(4);
    }
  });
});

/** Joins that handle what matches; a cross join handles all of both sides. */
const TELLING = /^(Inner|Left|Right|Full|Semi|Spatial|Index)Join|^SemiJoin|TopN|DynamicFilter/;

/** What everybody knows before a question is asked. */
const PUBLIC_KEYS = /^(groupid|(first_code|second_code|place|code)(_\d+)?(\$gid)?)$/;

/** Which list, and who of it: `expr` is the number that the text has for a list. */
const PERSON_KEYS = /^(counted|expr|person)(_\d+)?$/;

/** Windows alone bring two lists together: below them a row follows from one list. */
const isOfOneList = (node: PlanNode): boolean =>
  planNodes(node).every(({ name }) => name !== 'Window');

describe('the plan of every question', () => {
  it.each(SHAPES.map((shape) => [named(shape), shape] as const))(
    'joins no data, filters by nothing that it found, and groups what is declared: %s',
    async (_, shape) => {
      const plan = await planOf(inject('trino').url, await statementOf(shape, 'k', 'oblivious'));
      const nodes = planNodes(plan);
      expect(nodes.map(({ name }) => name).filter((name) => TELLING.test(name))).toEqual([]);
      expect(JSON.stringify(plan)).not.toMatch(/dynamicFilter/i);
      for (const node of nodes.filter(({ name }) => name === 'Aggregate')) {
        const keys = (node.descriptor.keys ?? '').match(/[a-z]\w*(\$gid)?/g) ?? [];
        if (isOfOneList(node)) {
          expect(keys.some((key) => key.startsWith('person'))).toBe(true);
          for (const key of keys) expect(key).toMatch(PERSON_KEYS);
          continue;
        }
        for (const key of keys) expect(key).toMatch(PUBLIC_KEYS);
        // Cells are grouped of markers, whose codes are those that the agreement declares.
        if (keys.length > 0)
          expect(
            planNodes(node).some(({ descriptor }) => /marker/.test(JSON.stringify(descriptor))),
          ).toBe(true);
      }
    },
  );

  it('would be found wanting in the fast text', async () => {
    const [shape] = ONE_OF_EACH;
    if (!shape) throw new Error('a shape');
    const plan = await planOf(inject('trino').url, await statementOf(shape, 'k', 'fast'));
    expect(planNodes(plan).filter(({ name }) => TELLING.test(name))).not.toEqual([]);
  });
});

describe('the scan of a question', () => {
  it.each([1, 2, 6])(
    'reads of each list once what it needs, whatever is in the other: %i kinds',
    async (kinds) => {
      const { url } = inject('trino');
      const shape: Shape = { analysis: 'segments', by: [own('tier'), others('device')], kinds };
      const alone = async (table: ReturnType<typeof tablesOf>['other'], column: string) => {
        const { id } = await queryTrino(
          url,
          `select count(token_hi), count(token_lo), count(person), count("${column}")
            from "${DATABASE}"."${table.party}_${table.dataset}"
            where epoch = '1' and version = '${table.version}'
              and kind in (${IDENTIFIER_KINDS.slice(0, kinds).map(quoteText)})`,
        );
        return Number.parseInt((await queryStatistics(url, id)).scannedBytes, 10);
      };
      for (const overlap of ['nobody', 'everybody']) {
        const { counted, other } = tablesOf(overlap, 1);
        const { statistics } = await look(shape, overlap);
        expect(Number.parseInt(statistics.scannedBytes, 10)).toBe(
          (await alone(counted, 'tier')) + (await alone(other, 'device')),
        );
      }
    },
  );
});

describe('after the tables were analysed, which lets Trino plan by what is in them', () => {
  beforeAll(async () => {
    for (const { database, table } of TABLES)
      await queryTrino(inject('trino').url, `analyze "${database}"."${table}"`);
  });

  it.each(ONE_OF_EACH.map((shape) => [named(shape), shape] as const))(
    'the same holds: %s',
    async (_, shape) => {
      await expectAlike(shape);
      const plan = await planOf(inject('trino').url, await statementOf(shape, 'k', 'oblivious'));
      expect(planNodes(plan).filter(({ name }) => TELLING.test(name))).toEqual([]);
    },
  );
});
