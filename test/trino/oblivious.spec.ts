import { beforeAll, describe, expect, inject, it } from 'vitest';
import { quoteText } from '#adapters/duckdb/quote.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { planNodes, planOf } from '#proof/trino/query-plan.ts';
import { queryStatistics } from '#proof/trino/query-statistics.ts';
import { DATABASE } from '#proof/trino/room-tables.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import { look, lookAtAll } from '#test/trino/look-at.ts';
import {
  distinct,
  expectNothingTold,
  expectPeople,
  isOfOneList,
  keysOf,
  TELLING,
} from '#test/trino/nothing-told.ts';
import {
  leastAnswers,
  makeLists,
  named,
  ONE_OF_EACH,
  others,
  own,
  PLAYED,
  SHAPES,
  type Shape,
  statementOf,
  TABLES,
  tablesOf,
} from '#test/trino/overlapping-lists.ts';

beforeAll(makeLists);

const expectAlike = async (shape: Shape): Promise<void> => {
  const seen = await lookAtAll(shape);
  // They are different answers, all the same.
  expect(distinct(seen, ({ rows }) => rows.map(String).sort())).toBeGreaterThan(
    leastAnswers(shape),
  );
  expectNothingTold(seen, { shards: shape.shards ?? 1, kinds: shape.kinds });
};

describe('Trino handles the same rows and bytes, whoever matches', () => {
  it.each(SHAPES.map((shape) => [named(shape), shape] as const))('%s', async (_, shape) => {
    await expectAlike(shape);
  });

  it("and the fast text, which is for a machine of one's own, tells every overlap by its rows", async () => {
    for (const shape of ONE_OF_EACH) {
      const seen = await lookAtAll(shape, 'fast');
      expect(distinct(seen, ({ statistics }) => statistics.stages)).toBeGreaterThan(
        PLAYED.length - 2,
      );
    }
  });
});

/** What everybody knows before a question is asked. */
const PUBLIC_KEYS =
  /^(groupid|((first|second|third|fourth)_code|level|place|code)(_\d+)?(\$gid)?)$/;

describe('the plan of every question', () => {
  it.each(SHAPES.map((shape) => [named(shape), shape] as const))(
    'joins no data, filters by nothing that it found, and groups what is declared: %s',
    async (_, shape) => {
      const plan = await planOf(inject('trino').url, await statementOf(shape, 'k', 'oblivious'));
      const nodes = planNodes(plan);
      expect(nodes.map(({ name }) => name).filter((name) => TELLING.test(name))).toEqual([]);
      expect(JSON.stringify(plan)).not.toMatch(/dynamicFilter/i);
      for (const node of nodes.filter(({ name }) => name === 'Aggregate')) {
        const keys = keysOf(node);
        if (isOfOneList(node)) {
          expectPeople(node);
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
