import { beforeAll, describe, expect, inject, it } from 'vitest';
import { athenaStatement } from '#adapters/aws/athena/athena-statement.ts';
import type { QuestionAttribute } from '#core/analyses/base-question.ts';
import type { Question } from '#core/analyses/question.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import type { MatchText } from '#core/matching/vault-query.ts';
import type { ShardCount } from '#core/shards.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { type AthenaStatement, executeImmediate } from '#proof/trino/athena-engine.ts';
import { type PlanNode, planNodes, planOf } from '#proof/trino/query-plan.ts';
import { type QueryStatistics, queryStatistics } from '#proof/trino/query-statistics.ts';
import { DATABASE, datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import { type SamplePerson, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import { createVaultTables, refreshVaultTables } from '#proof/trino/vault-tables.ts';
import { inText } from '#test/support/match-text.ts';

const K = 50;
const SIZE = 400;
const COUNTED = { party: 'brand', dataset: 'members' };
const OTHER = { party: 'publisher', dataset: 'visitors' };
const DOMAINS = {
  counted: { tier: ['bronze', 'silver', 'gold'], region: ['north', 'south'] },
  other: { device: ['tv', 'mobile', 'web', 'radio'], age: ['young', 'old'] },
};
const TABLES = [
  datasetTable(COUNTED.party, COUNTED.dataset, Object.keys(DOMAINS.counted)),
  datasetTable(OTHER.party, OTHER.dataset, Object.keys(DOMAINS.other)),
];

/** The number that stands for the token of the n-th person of the other list; those of the counted are 1 to SIZE. */
type TokenOf = (n: number, kind: IdentifierKind) => number;

const stranger = (n: number): number => 100_000 + n;
const first =
  (shared: number): TokenOf =>
  (n) =>
    n < shared ? n + 1 : stranger(n);

/** Other lists, each as long as any other and with as many identifiers, by whom they share with the counted one. */
const OVERLAPS: Readonly<Record<string, TokenOf>> = {
  nobody: first(0),
  'k - 1': first(K - 1),
  k: first(K),
  everybody: first(SIZE),
  'by one kind': (n, kind) => (kind === 'phone' && n < SIZE / 2 ? n + 1 : stranger(n)),
  'another by each kind': (n, kind) => ((n + IDENTIFIER_KINDS.indexOf(kind)) % SIZE) + 1,
};

const peopleOf = (domain: Readonly<Record<string, readonly string[]>>, token: TokenOf) =>
  Array.from(
    { length: SIZE },
    (_, n): SamplePerson => ({
      tokens: Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, token(n, kind)])),
      attributes: Object.fromEntries(
        Object.entries(domain).map(([name, values]) => [
          name,
          values[(n * 7) % values.length] ?? '',
        ]),
      ),
    }),
  );

const versionOf = (overlap: string, shards: ShardCount): string =>
  `v${Object.keys(OVERLAPS).indexOf(overlap)}-${shards}`;

const tablesOf = (overlap: string, shards: ShardCount) => ({
  counted: versionTable(COUNTED, `v-${shards}`, shards),
  other: versionTable(OTHER, versionOf(overlap, shards), shards),
});

const own = (attribute: string): QuestionAttribute => ({ party: COUNTED.party, attribute });
const others = (attribute: string): QuestionAttribute => ({ party: OTHER.party, attribute });

interface Shape extends Pick<Question, 'analysis' | 'by'> {
  readonly kinds: number;
  readonly shards?: ShardCount;
}

/** Every shape of a question. */
const SHAPES: readonly Shape[] = [
  { analysis: 'overlap', by: [], kinds: 1 },
  { analysis: 'overlap', by: [], kinds: 2 },
  { analysis: 'overlap', by: [], kinds: 6 },
  { analysis: 'overlap', by: [], kinds: 2, shards: 16 },
  { analysis: 'segments', by: [], kinds: 2 },
  { analysis: 'segments', by: [own('tier')], kinds: 2 },
  { analysis: 'segments', by: [others('device')], kinds: 1 },
  { analysis: 'segments', by: [own('tier'), others('device')], kinds: 2 },
  { analysis: 'segments', by: [own('tier'), own('region')], kinds: 2 },
  { analysis: 'segments', by: [others('device'), others('age')], kinds: 3 },
  { analysis: 'tables', by: [own('tier')], kinds: 1 },
  { analysis: 'tables', by: [own('tier'), others('device')], kinds: 2 },
  {
    analysis: 'tables',
    by: [own('tier'), own('region'), others('device'), others('age')],
    kinds: 2,
  },
];

const named = ({ analysis, by, kinds, shards = 1 }: Shape): string =>
  `${analysis} by ${by.map(({ attribute }) => attribute).join(', ') || 'nothing'}, ${kinds} kinds, ${shards} shards`;

const statementOf = async (
  shape: Shape,
  overlap: string,
  text: MatchText,
): Promise<AthenaStatement> => {
  const { analysis, by, kinds, shards = 1 } = shape;
  const on = IDENTIFIER_KINDS.slice(0, kinds);
  const query = vaultQuery(
    { analysis, counted: COUNTED, other: OTHER, on, by: [...by] },
    {
      tables: tablesOf(overlap, shards),
      lists: {
        counted: { party: COUNTED.party, attributes: DOMAINS.counted },
        other: { party: OTHER.party, attributes: DOMAINS.other },
      },
      k: K,
    },
  );
  return athenaStatement(inText(query, text), DATABASE);
};

interface Seen {
  readonly statistics: QueryStatistics;
  /** Of what is told the asker: how many rows, and how long each is. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly unknown[])[];
}

const run = async (shape: Shape, overlap: string, text: MatchText = 'oblivious'): Promise<Seen> => {
  const { url } = inject('trino');
  const { id, rows } = await queryTrino(
    url,
    executeImmediate(await statementOf(shape, overlap, text)),
  );
  const widths = rows.map((row) => row.join(',').length).sort((a, b) => a - b);
  return { statistics: await queryStatistics(url, id), widths, rows };
};

const runAll = async (shape: Shape, text?: MatchText): Promise<readonly Seen[]> => {
  const seen: Seen[] = [];
  for (const overlap of Object.keys(OVERLAPS)) seen.push(await run(shape, overlap, text));
  return seen;
};

/** What the operator can tell apart: the scan apart, for the files of two lists are never of one size. */
const distinct = (seen: readonly Seen[], of: (each: Seen) => unknown): number =>
  new Set(seen.map((each) => JSON.stringify(of(each)))).size;

const expectAlike = async (shape: Shape): Promise<void> => {
  const seen = await runAll(shape);
  // They are different answers, all the same.
  expect(distinct(seen, ({ rows }) => rows.map(String).sort())).toBeGreaterThan(2);
  for (const { statistics } of seen)
    expect(statistics).toEqual({
      ...seen[0]?.statistics,
      scannedBytes: statistics.scannedBytes,
    });
  expect(distinct(seen, ({ widths }) => widths)).toBe(1);
};

beforeAll(async () => {
  const { url, root } = inject('trino');
  for (const shards of [1, 16] as const) {
    const counted = { table: tablesOf('nobody', shards).counted, attributes: DOMAINS.counted };
    const people = peopleOf(DOMAINS.counted, first(SIZE));
    await writeSampleVault(root, { ...counted, kinds: IDENTIFIER_KINDS, people });
    for (const [overlap, token] of Object.entries(OVERLAPS))
      await writeSampleVault(root, {
        table: tablesOf(overlap, shards).other,
        ...{ attributes: DOMAINS.other, kinds: IDENTIFIER_KINDS },
        people: peopleOf(DOMAINS.other, token),
      });
  }
  await createVaultTables({ url, root }, TABLES);
  await refreshVaultTables(url, TABLES);
});

describe('Trino handles the same rows and bytes, whoever matches', () => {
  it.each(SHAPES.map((shape) => [named(shape), shape] as const))('%s', async (_, shape) => {
    await expectAlike(shape);
  });

  it('which today told by rows alone: the fast text differs for every overlap', async () => {
    for (const shape of SHAPES.filter(({ kinds, shards }) => kinds === 2 && !shards)) {
      const seen = await runAll(shape, 'fast');
      expect(distinct(seen, ({ statistics }) => statistics.stages)).toBeGreaterThan(4);
    }
  });
});

/** Joins that handle what matches; a cross join handles all of both sides. */
const TELLING = /^(Inner|Left|Right|Full|Semi|Spatial|Index)Join|^SemiJoin|TopN|DynamicFilter/;

/** What everybody knows before a question is asked. */
const PUBLIC_KEYS =
  /^(first_code|second_code|place|code|groupid|n|n_\d+|digit|expr|field)(_\d+)*(\$gid)?$/;

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
    const [shape] = SHAPES.filter(({ kinds }) => kinds === 2);
    if (!shape) throw new Error('a shape');
    const plan = await planOf(inject('trino').url, await statementOf(shape, 'k', 'fast'));
    expect(planNodes(plan).filter(({ name }) => TELLING.test(name))).not.toEqual([]);
  });
});

describe('the scan of a question', () => {
  it('is that of each list alone, whatever is in the other', async () => {
    const { url } = inject('trino');
    const shape = { analysis: 'segments', by: [own('tier'), others('device')], kinds: 2 } as const;
    const alone = async (table: ReturnType<typeof tablesOf>['other'], column: string) => {
      const { id } = await queryTrino(
        url,
        `select sum(token_hi), sum(token_lo), sum(person), sum("${column}")
          from "${DATABASE}"."${table.party}_${table.dataset}"
          where epoch = '1' and version = '${table.version}' and kind in ('email', 'phone')`,
      );
      return Number.parseInt((await queryStatistics(url, id)).scannedBytes, 10);
    };
    for (const overlap of ['nobody', 'everybody']) {
      const { counted, other } = tablesOf(overlap, 1);
      const { statistics } = await run({ ...shape, by: [...shape.by] }, overlap);
      expect(Number.parseInt(statistics.scannedBytes, 10)).toBe(
        (await alone(counted, 'tier')) + (await alone(other, 'device')),
      );
    }
  });
});

describe('after the tables were analysed, which lets Trino plan by what is in them', () => {
  beforeAll(async () => {
    for (const { database, table } of TABLES)
      await queryTrino(inject('trino').url, `analyze "${database}"."${table}"`);
  });

  it.each(
    SHAPES.filter(({ kinds, shards }) => kinds === 2 && !shards).map(
      (shape) => [named(shape), shape] as const,
    ),
  )('the same holds: %s', async (_, shape) => {
    await expectAlike(shape);
    const plan = await planOf(inject('trino').url, await statementOf(shape, 'k', 'oblivious'));
    expect(planNodes(plan).filter(({ name }) => TELLING.test(name))).toEqual([]);
  });
});
