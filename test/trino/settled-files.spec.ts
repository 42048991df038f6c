import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { KernelVersionFiles } from '#adapters/kernel/kernel-version-files.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import type { QueryTable } from '#core/matching/vault-query.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { shardFile, tokenFileKey } from '#core/room-layout.ts';
import { shardName } from '#core/shards.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import { tokenHalves } from '#proof/trino/sample-vault.ts';
import { closeAthena } from '#proof/trino/through-athena.ts';
import { refreshVaultTables } from '#proof/trino/vault-tables.ts';
import { askedOf } from '#test/support/asked-of.ts';
import { type PieceRow, writePieces } from '#test/support/random-pieces.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { openTrino } from '#test/trino/both-engines.ts';

const COUNTED = { party: 'brand', dataset: 'settled' };
const OTHER = { party: 'publisher', dataset: 'settled' };
const DOMAIN = { tier: ['a', 'b', 'c'], area: ['x'] };
const TABLES = [COUNTED, OTHER].map(({ party, dataset }) =>
  datasetTable(party, dataset, Object.keys(DOMAIN)),
);
const PIECE = 3_000;

/** Two pieces of one list, of people `from` to `from + 6000`; the last tenth of the first is in the second too. */
const piecesFrom = (from: number): readonly (readonly PieceRow[])[] =>
  [0, 1].map((part) =>
    Array.from({ length: PIECE }, (_, at): PieceRow => {
      const [high, low] = tokenHalves(from + at + part * (PIECE * 0.9));
      return [high, low, BigInt(part) * 2n ** 32n + BigInt(at), 1 + (at % 3), 1, null, null];
    }).sort((one, other) => (one[0] < other[0] ? -1 : 1)),
  );

describe('what the kernel settled', () => {
  const pool = WorkerPool.open(1);
  const files = new KernelVersionFiles({ limits: TEST_LIMITS, pool });
  let trino: QueryEngine;
  beforeAll(async () => {
    trino = await openTrino(TABLES);
  });
  afterEach(removeTempFolders);
  afterAll(async () => {
    await pool.close();
    await closeAthena();
  });

  const settle = async (table: QueryTable, from: number): Promise<void> => {
    const pieces = await writePieces(piecesFrom(from));
    const target = await tempFolder();
    const shard = { kind: 'email', kinds: ['email', 'phone'], files: pieces } as const;
    const { kept, lost } = await files.settle(shard, target);
    expect(lost).toBe(PIECE * 0.1);
    const key = tokenFileKey(table, 'email', shardFile(shardName(0)));
    const path = join(inject('trino').root, key);
    await mkdir(dirname(path), { recursive: true });
    await copyFile(kept, path);
  };

  it('is read by Trino as it is: all rows, every column a bigint', async () => {
    const tables = { counted: versionTable(COUNTED, 'v1'), other: versionTable(OTHER, 'v1') };
    await settle(tables.counted, 1);
    await settle(tables.other, 3_001);
    await refreshVaultTables(inject('trino').url, TABLES);
    const lists = {
      counted: { party: COUNTED.party, attributes: DOMAIN },
      other: { party: OTHER.party, attributes: DOMAIN },
    };
    const question = { counted: COUNTED, other: OTHER, on: ['email'] as const, by: [] };
    const query = vaultQuery(
      { ...question, analysis: 'overlap', on: [...question.on] },
      askedOf({ tables, lists, k: 1 }),
    );
    const { rows } = await runQuery(trino, query);
    expect(rows).toEqual([{ people: '000000002700' }]);
  });
});
