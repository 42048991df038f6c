import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { expect } from 'vitest';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import { quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import type { Analysis } from '#core/analyses/analysis.ts';
import type { DeclaredLists } from '#core/analyses/base-question.ts';
import { CATALOGUE } from '#core/analyses/catalogue.ts';
import type { Question } from '#core/analyses/question.ts';
import { codeOf } from '#core/attribute-codes.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import type { MatchText } from '#core/matching/vault-query.ts';
import type { Counts } from '#core/privacy/exact/count-table.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import {
  type Cells,
  type CellsBy,
  type ModelList,
  questionOf,
} from '#test/core/privacy/noise/match-model.ts';
import { MARKED_VALUES, VALUES as MODEL_VALUES } from '#test/core/privacy/noise/model-lists.ts';
import { askedOf } from '#test/support/asked-of.ts';
import { inText } from '#test/support/match-text.ts';
import { runQuery } from '#test/support/run-query.ts';

const limitsIn = (folder: string): EngineLimits => ({
  ...{ threads: 1, memoryMegabytes: 300, spillFolder: folder },
});

const fileOf = (folder: string, { version, kind }: { version: string; kind: string }): string =>
  join(folder, `${version}-${kind}.parquet`);

const engineOver = (folder: string): DuckDbQueryEngine =>
  new DuckDbQueryEngine(limitsIn(folder), {
    locate: async ({ version }) =>
      IDENTIFIER_KINDS.map((kind) => ({ kind, path: fileOf(folder, { version, kind }), bytes: 0 })),
  });

/** Every value that these lists have. */
const VALUES = [
  ...new Set([
    'x',
    'y',
    'z',
    'gold',
    'silver',
    'mobile',
    'desktop',
    ...MODEL_VALUES,
    ...MARKED_VALUES,
  ]),
];

/** Tokens are two numbers in the vault; these tests name them by letters. */
const tokenOf = (name: string): number => [...name].reduce((n, c) => n * 64 + c.charCodeAt(0), 1);

/** A settled list, the version that it becomes, and the name of its attribute. */
interface Written {
  readonly list: ModelList;
  readonly version: string;
  readonly attribute: string;
}

/** Writes a settled list as the vault holds it, one row a token. */
const write = async (
  connection: DuckDBConnection,
  { list, version, attribute }: Written,
  folder: string,
): Promise<void> => {
  const rows = list.flatMap(({ tokens, value }, person) =>
    tokens.flatMap((token, kind) =>
      token === undefined
        ? []
        : [
            `(${quoteText(IDENTIFIER_KINDS[kind] ?? '')}, 0, ${tokenOf(token)}, ${person}, ${codeOf(VALUES, value)})`,
          ],
    ),
  );
  await connection.run(
    `create or replace table list (kind varchar, token_hi bigint, token_lo bigint, person bigint, ${attribute} bigint)`,
  );
  if (rows.length > 0) await connection.run(`insert into list values ${rows.join(', ')}`);
  for (const kind of IDENTIFIER_KINDS)
    await connection.run(
      `copy (select * exclude (kind) from list where kind = ${quoteText(kind)})
      to ${quoteTarget(fileOf(folder, { version, kind }))} (format parquet)`,
    );
};

/** Two model lists and a question on them. */
export interface Asking {
  readonly counted: ModelList;
  readonly other: ModelList;
  readonly kinds: number;
  readonly by: CellsBy;
  readonly where?: Question['where'];
}

/** The cells that hold anybody, by their values. */
const cellsOf = (counts: readonly Counts[]): Cells =>
  new Map(
    counts
      .flatMap(({ cells }) => cells)
      .flatMap(({ by, people }) =>
        people === undefined ? [] : [[Object.values(by).join(' '), people] as const],
      ),
  );

const tablesOf = async ({ counted, other }: Pick<Asking, 'counted' | 'other'>, folder: string) => {
  const lists = [
    { list: counted, version: randomUUID(), attribute: 'tier' },
    { list: other, version: randomUUID(), attribute: 'device' },
  ] as const;
  await withConnection(limitsIn(folder), async (connection) => {
    for (const list of lists) await write(connection, list, folder);
  });
  const table = (party: string, dataset: string, { version }: Written) => ({
    ...{ collaboration: 'test', party, dataset, epoch: 1, version, shards: 1 as const },
  });
  return {
    counted: table('brand', 'customers', lists[0]),
    other: table('publisher', 'audience', lists[1]),
  };
};

/** Both lists as these tests declare them. */
export const MODEL_LISTS = {
  counted: { party: 'brand', attributes: { tier: VALUES } },
  other: { party: 'publisher', attributes: { device: VALUES } },
};

/** What the SQL of the catalogue answers to a question on two model lists, which is the same in either text of the match. */
export const countsBySql = async (
  asking: Pick<Asking, 'counted' | 'other'>,
  question: Question,
  lists: DeclaredLists,
): Promise<readonly Counts[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-sql-'));
  try {
    const tables = await tablesOf(asking, folder);
    const query = vaultQuery(question, askedOf({ tables, lists, k: 1 }));
    const analysis: Analysis = CATALOGUE[question.analysis];
    const engine = engineOver(folder);
    const count = async (text: MatchText): Promise<readonly Counts[]> =>
      analysis.count(question, lists, (await runQuery(engine, inText(query, text))).rows);
    const fast = await count('fast');
    expect(JSON.stringify(await count('oblivious'))).toEqual(JSON.stringify(fast));
    return fast;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The cells of a question that hold anybody. */
export const countBySql = async (asking: Asking): Promise<Cells> => {
  const { kinds, by, where } = asking;
  const question = { ...questionOf(kinds, by), ...(where && { where }) };
  return cellsOf(await countsBySql(asking, question, MODEL_LISTS));
};
