import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import { glueTableOf } from '#adapters/aws/athena/statement-sources.ts';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { epochPrefix } from '#core/room-layout.ts';
import { DuckDbAthenaEngine } from '#proof/trino/duckdb-athena-engine.ts';
import { SAMPLE_LIMITS, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { closeAthena, throughAthena } from '#proof/trino/through-athena.ts';
import { type OpenEngine, queryEngineContract } from '#test/contract/query-engine.contract.ts';
import { openDuckDb } from '#test/support/duckdb-engine.ts';
import { keepingPorts, openKeeping } from '#test/support/keeping-engine.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { MemoryQueryEngine } from '#test/support/memory/memory-query-engine.ts';
import { pointedLists } from '#test/support/pointed-lists.ts';
import { countsIn, pointedQuestion, valuesOf } from '#test/support/pointed-question.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const DATABASE = 'room';

/** Athena's API with DuckDB behind it; `npm run test:trino` has Trino there. */
const athenaOver =
  (keeps: boolean): OpenEngine =>
  (root, lists) => {
    const tables = lists.map(({ table, attributes }) => ({
      database: DATABASE,
      table: glueTableOf(table),
      attributes: Object.keys(attributes),
      folder: epochPrefix(table)
        .replace(/epoch=.*$/, '')
        .replace(/\/$/, ''),
    }));
    const engine = new DuckDbAthenaEngine(SAMPLE_LIMITS, root, tables);
    return throughAthena(engine, DATABASE, keeps ? { keepsIn: root } : {});
  };

queryEngineContract(DuckDbQueryEngine.name, openDuckDb);

/** From versions, not from tables of a query: in ranges of a few tokens; with a bit for each person, for those of small parts alone, or for nobody. */
const keepingWith =
  (bits: number): OpenEngine =>
  (root) =>
    openKeeping(root, { ...keepingPorts(root), bounds: { tokens: 8, bits } });

for (const bits of [1_000, 20, 0])
  queryEngineContract(
    `${DuckDbQueryEngine.name} that keeps matches, with ${bits} bits`,
    keepingWith(bits),
    { numRuns: 5, readsTables: false },
  );

afterEach(closeAthena);
queryEngineContract(AthenaQueryEngine.name, athenaOver(false), { numRuns: 10 });
queryEngineContract(`${AthenaQueryEngine.name} that keeps matches`, athenaOver(true), {
  numRuns: 10,
});

describe(`${AthenaQueryEngine.name} that has people paired`, () => {
  afterEach(removeTempFolders);

  it.each(['nothing', 'counted', 'other'] as const)(
    'counts matches by points by %s as the engine of one machine does, each time (property)',
    async (by) => {
      await fc.assert(
        fc.asyncProperty(pointedLists, async (lists) => {
          const root = await tempFolder();
          await writeSampleVault(root, lists.counted, lists.other);
          const query = pointedQuestion(lists, by);
          const counted = async (engine: QueryEngine) =>
            countsIn((await runQuery(engine, query)).rows, valuesOf(lists, by));
          const athena = await athenaOver(true)(root, [lists.counted, lists.other]);
          const local = await counted(openDuckDb(root));
          expect(await counted(athena)).toEqual(local);
          expect(await counted(athena)).toEqual(local);
        }),
        { numRuns: 8 },
      );
    },
  );
});

const openMemory: OpenEngine = async (root) => {
  const objects = new MemoryObjectStore();
  const names = await readdir(root, { recursive: true });
  for (const name of names.filter((each) => each.endsWith('.parquet')))
    await objects.putFile(name, join(root, name));
  return new MemoryQueryEngine(objects);
};

queryEngineContract(MemoryQueryEngine.name, openMemory);
