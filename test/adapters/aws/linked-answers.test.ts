import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { DuckDbAthenaEngine } from '#proof/trino/duckdb-athena-engine.ts';
import { DATABASE } from '#proof/trino/room-tables.ts';
import { SAMPLE_LIMITS } from '#proof/trino/sample-vault.ts';
import { closeAthena, throughAthena } from '#proof/trino/through-athena.ts';
import { vaultFilesIn } from '#test/support/duckdb-engine.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import {
  EVENT_TABLES,
  HISTORY_SHAPES,
  historyQueryOf,
  namedHistory,
  writeListEvents,
} from '#test/trino/linked-lists.ts';
import { TABLES, writeLists } from '#test/trino/overlapping-lists.ts';

const OVERLAPS = ['k', 'everybody'];

describe('a question of histories, asked of a deployed room', () => {
  let local: QueryEngine;
  let whole: QueryEngine;
  let keeping: QueryEngine;
  beforeAll(async () => {
    const root = await tempFolder();
    await writeLists(root);
    await writeListEvents(root);
    const athena = new DuckDbAthenaEngine(SAMPLE_LIMITS, root, [...TABLES, ...EVENT_TABLES]);
    local = new DuckDbQueryEngine(SAMPLE_LIMITS, vaultFilesIn(root));
    whole = await throughAthena(athena, DATABASE);
    keeping = await throughAthena(athena, DATABASE, { keepsIn: root });
  }, 120_000);
  afterAll(async () => {
    await closeAthena();
    await removeTempFolders();
  });

  const ask = async (engine: QueryEngine, query: VaultQuery): Promise<readonly string[]> =>
    (await runQuery(engine, query)).rows.map((row: Row) => Object.values(row).join(',')).sort();

  it.each(HISTORY_SHAPES.map((shape) => [namedHistory(shape), shape] as const))(
    'is answered as on one machine, where links are made, kept, or neither: %s',
    async (_, shape) => {
      const answers = new Set<string>();
      for (const overlap of OVERLAPS) {
        const query = historyQueryOf(shape, overlap);
        const rows = await ask(local, query);
        expect(await ask(whole, query)).toEqual(rows);
        for (const _time of ['made', 'kept']) expect(await ask(keeping, query)).toEqual(rows);
        answers.add(String(rows));
      }
      expect(answers.size).toBeGreaterThan(1);
    },
    240_000,
  );
});
