import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import { quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { l1Of, worstOf } from '#core/privacy/sensitivity.ts';
import { sensitivityOf, vaultQuery } from '#core/usecases/questions/question-query.ts';
import {
  type CellsBy,
  countCells,
  distance,
  type ModelList,
  questionOf,
  settle,
  without,
} from '#test/core/privacy/noise/match-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-sql-'));
const limits: EngineLimits = { threads: 1, memoryMegabytes: 300, spillFolder: folder };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In the order in which a match decides. */
const KINDS = IDENTIFIER_KINDS.slice(0, 3);
const fileOf = (version: string, kind: string): string =>
  join(folder, `${version}-${kind}.parquet`);

const engine = new DuckDbQueryEngine(limits, {
  locate: async ({ version }) =>
    KINDS.map((kind) => ({ kind, path: fileOf(version, kind), bytes: 0 })),
});

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
            `(${quoteText(IDENTIFIER_KINDS[kind] ?? '')}, 0, ${tokenOf(token)}, ${person}, ${quoteText(value)})`,
          ],
    ),
  );
  await withConnection(limits, async (connection) => {
    await connection.run(
      `create table list (kind varchar, token_hi bigint, token_lo bigint, person bigint, ${attribute} varchar)`,
    );
    if (rows.length > 0) await connection.run(`insert into list values ${rows.join(', ')}`);
    for (const kind of KINDS)
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

/** The cells that the SQL of the catalogue counts, all that hold anybody. */
const counted = async (asking: Asking): Promise<ReadonlyMap<string, number>> => {
  const table = (party: string, dataset: string, version: string) => ({
    collaboration: 'test',
    party,
    dataset,
    epoch: 1,
    version,
  });
  const tables = {
    counted: table('brand', 'customers', await written(asking.counted, 'tier')),
    other: table('publisher', 'audience', await written(asking.other, 'device')),
  };
  const { rows } = await engine.run(vaultQuery(questionOf(asking.kinds, asking.by), tables, 1));
  const cells = rows.filter(({ level }) => level === undefined || level === 0);
  const name = (...values: unknown[]): string =>
    values.filter((value) => value !== undefined && value !== '').join(' ');
  return new Map(
    cells.map(({ first_value, second_value, people }) => [
      name(first_value, second_value),
      Number(people),
    ]),
  );
};

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

describe('the worked example of docs/privacy.md, by the real SQL', () => {
  test('one person of the other list moves three counts by one', async () => {
    const asking: Asking = { ...WORKED, kinds: 2, by: 'other' };
    const before = await counted(asking);
    const after = await counted({ ...asking, other: without(WORKED.other, 0) });
    expect(before).toEqual(new Map([['mobile', 2]]));
    expect(after).toEqual(new Map([['desktop', 1]]));
    expect(distance(before, after)).toBe(3);
    expect(l1Of(worstOf(sensitivityOf(questionOf(asking.kinds, asking.by), 'attributes')))).toBe(2);
  });

  test('by the counted list, or in an overlap, it moves no more than two', async () => {
    for (const by of ['counted', 'nothing'] as const) {
      const asking: Asking = { ...WORKED, kinds: 2, by };
      const after = await counted({ ...asking, other: without(WORKED.other, 0) });
      expect(distance(await counted(asking), after)).toBeLessThanOrEqual(2);
    }
  });
});

test('the SQL counts as the model does on which the sensitivity is tried', async () => {
  const kinds = 3;
  const row = fc.record({
    tokens: fc.array(fc.constantFrom(undefined, 'a', 'b', 'c', 'd'), {
      minLength: kinds,
      maxLength: kinds,
    }),
    value: fc.constantFrom('x', 'y', 'z'),
  });
  const lists = fc.record({
    counted: fc.array(row, { maxLength: 7 }).map(settle),
    other: fc.array(row, { maxLength: 7 }).map(settle),
    by: fc.constantFrom<CellsBy>('nothing', 'counted', 'other', 'both'),
  });
  await fc.assert(
    fc.asyncProperty(lists, async (each) => {
      expect(await counted({ ...each, kinds })).toEqual(
        countCells(each.counted, each.other, each.by),
      );
    }),
    { numRuns: 40 },
  );
}, 60_000);
