import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { DuckDbAthenaEngine } from '#test/trino/duckdb-athena-engine.ts';
import { facadeContract } from '#test/trino/facade.contract.ts';
import { ROOM_SAMPLE, ROOM_TABLES } from '#test/trino/facade-sample.ts';
import { SAMPLE_LIMITS, writeSampleVault } from '#test/trino/sample-vault.ts';

const roots: string[] = [];

afterAll(async () => {
  for (const root of roots) await rm(root, { recursive: true, force: true });
});

facadeContract('DuckDB', async () => {
  const root = await mkdtemp(join(tmpdir(), 'airlock-facade-'));
  roots.push(root);
  await writeSampleVault(root, ROOM_SAMPLE);
  return new DuckDbAthenaEngine(SAMPLE_LIMITS, root, ROOM_TABLES);
});
