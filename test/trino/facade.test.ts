import { afterAll } from 'vitest';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { DuckDbAthenaEngine } from '#test/trino/duckdb-athena-engine.ts';
import { facadeContract } from '#test/trino/facade.contract.ts';
import { ROOM_SAMPLE, ROOM_TABLES } from '#test/trino/facade-sample.ts';
import { SAMPLE_LIMITS, writeSampleVault } from '#test/trino/sample-vault.ts';

afterAll(removeTempFolders);

facadeContract('DuckDB', async () => {
  const root = await tempFolder();
  await writeSampleVault(root, ROOM_SAMPLE);
  return new DuckDbAthenaEngine(SAMPLE_LIMITS, root, ROOM_TABLES);
});
