import { afterAll } from 'vitest';
import { DuckDbAthenaEngine } from '#proof/trino/duckdb-athena-engine.ts';
import { ROOM_SAMPLE, ROOM_TABLES } from '#proof/trino/facade-sample.ts';
import { SAMPLE_LIMITS, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { facadeContract } from '#test/trino/facade.contract.ts';

afterAll(removeTempFolders);

facadeContract('DuckDB', async () => {
  const root = await tempFolder();
  await writeSampleVault(root, ROOM_SAMPLE);
  return new DuckDbAthenaEngine(SAMPLE_LIMITS, root, ROOM_TABLES);
});
