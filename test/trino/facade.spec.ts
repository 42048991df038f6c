import { inject } from 'vitest';
import { TrinoAthenaEngine } from '#test/trino/athena-engine.ts';
import { facadeContract } from '#test/trino/facade.contract.ts';
import { ROOM_SAMPLE, ROOM_TABLES } from '#test/trino/facade-sample.ts';
import { writeSampleVault } from '#test/trino/sample-vault.ts';
import { createVaultTables, refreshVaultTables } from '#test/trino/vault-tables.ts';

facadeContract('Trino', async () => {
  const { url, root } = inject('trino');
  await writeSampleVault(root, ROOM_SAMPLE);
  await createVaultTables({ url, root }, ROOM_TABLES);
  return new TrinoAthenaEngine(url, () => refreshVaultTables(url, ROOM_TABLES));
});
