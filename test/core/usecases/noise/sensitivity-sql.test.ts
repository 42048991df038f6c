import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import { quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import type { Analysis } from '#core/analyses/analysis.ts';
import type { DeclaredLists } from '#core/analyses/base-question.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import type { Question } from '#core/analyses/question.ts';
import { codeOf } from '#core/attribute-codes.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import type { Row } from '#core/matching/vault-query.ts';
import { l1Of } from '#core/privacy/sensitivity.ts';
import { sensitivityOf, vaultQuery } from '#core/usecases/questions/question-query.ts';
import {
  type Cells,
  type CellsBy,
  chainFrom,
  changeOf,
  having,
  type ModelList,
  questionOf,
  without,
} from '#test/core/privacy/noise/match-model.ts';
import {
  count,
  kindsAndLists,
  VALUES as MODEL_VALUES,
  settled,
} from '#test/core/privacy/noise/model-lists.ts';
import { askedOf } from '#test/support/asked-of.ts';
import { inText } from '#test/support/match-text.ts';

import { runQuery } from '#test/support/run-query.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-sql-'));
const limits: EngineLimits = { threads: 1, memoryMegabytes: 300, spillFolder: folder };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (version: string, kind: string): string =>
  join(folder, `${version}-${kind}.parquet`);

const engine = new DuckDbQueryEngine(limits, {
  locate: async ({ version }) =>
    IDENTIFIER_KINDS.map((kind) => ({ kind, path: fileOf(version, kind), bytes: 0 })),
});

/** Every value that these lists have. */
const VALUES = [
  ...new Set(['x', 'y', 'z', 'gold', 'silver', 'mobile', 'desktop', ...MODEL_VALUES]),
];

/** Tokens are two numbers in the vault; these tests name them by letters. */
const tokenOf = (name: string): number => [...name].reduce((n, c) => n * 64 + c.charCodeAt(0), 1);

/** Writes a settled list as the vault holds it, one row a token, and answers its version. */
const written = async (list: ModelList, attribute: string): Promise<string> => {
  const version = randomUUID();
  const rows = list.flatMap(({ tokens, value }, person) =>
    tokens.flatMap((token, kind) =>
      token === undefined
        ? []
        : [
            `(${quoteText(IDENTIFIER_KINDS[kind] ?? '')}, 0, ${tokenOf(token)}, ${person}, ${codeOf(VALUES, value)})`,
          ],
    ),
  );
  await withConnection(limits, async (connection) => {
    await connection.run(
      `create table list (kind varchar, token_hi bigint, token_lo bigint, person bigint, ${attribute} bigint)`,
    );
    if (rows.length > 0) await connection.run(`insert into list values ${rows.join(', ')}`);
    for (const kind of IDENTIFIER_KINDS)
      await connection.run(
        `copy (select * exclude (kind) from list where kind = ${quoteText(kind)})
        to ${quoteTarget(fileOf(version, kind))} (format parquet)`,
      );
  });
  return version;
};

interface Asking {
  readonly counted: ModelList;
  readonly other: ModelList;
  readonly kinds: number;
  readonly by: CellsBy;
}

/** The cells that hold anybody, by their values. */
const cellsOf = (question: Question, lists: DeclaredLists, rows: readonly Row[]): Cells => {
  const analysis: Analysis = CATALOGUE[question.analysis];
  const cells = analysis.count(question, lists, rows).flatMap((table) => table.cells);
  return new Map(
    cells.flatMap(({ by, people }) =>
      people === undefined ? [] : [[Object.values(by).join(' '), people] as const],
    ),
  );
};

/** The cells that the SQL of the catalogue counts, in either text of the match, all that hold anybody. */
const counted = async (asking: Asking): Promise<Cells> => {
  const table = (party: string, dataset: string, version: string) => ({
    collaboration: 'test',
    party,
    dataset,
    epoch: 1,
    version,
    shards: 1 as const,
  });
  const tables = {
    counted: table('brand', 'customers', await written(asking.counted, 'tier')),
    other: table('publisher', 'audience', await written(asking.other, 'device')),
  };
  const lists = {
    counted: { party: 'brand', attributes: { tier: VALUES } },
    other: { party: 'publisher', attributes: { device: VALUES } },
  };
  const question = questionOf(asking.kinds, asking.by);
  const query = vaultQuery(question, askedOf({ tables, lists, k: 1 }));
  const [fast, oblivious] = await Promise.all(
    (['fast', 'oblivious'] as const).map(async (text) =>
      cellsOf(question, lists, (await runQuery(engine, inText(query, text))).rows),
    ),
  );
  expect(oblivious).toEqual(fast);
  return fast ?? new Map();
};

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
  const before = await counted(asking);
  const after = await counted({ ...asking, other: without(WORKED.other, 0) });
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
        await counted({ ...each, ...lists }),
        await counted({ ...each, ...rest }),
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
        await counted({ kinds: 1, by, ...lists }),
        await counted({ kinds: 1, by, ...moved }),
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
      expect(await counted({ ...lists, kinds, by })).toEqual(count(lists, by));
    }),
    { numRuns: 15 },
  );
}, 60_000);
