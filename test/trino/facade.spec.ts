import { inject } from 'vitest';
import { TrinoAthenaEngine } from '#proof/trino/athena-engine.ts';
import { ROOM_SAMPLE, ROOM_TABLES } from '#proof/trino/facade-sample.ts';
import { writeSampleVault } from '#proof/trino/sample-vault.ts';
import { createVaultTables, refreshVaultTables } from '#proof/trino/vault-tables.ts';
import { facadeContract } from '#test/trino/facade.contract.ts';

facadeContract('Trino', async () => {
  const { url, root } = inject('trino');
  await writeSampleVault(root, ROOM_SAMPLE);
  await createVaultTables({ url, root }, ROOM_TABLES);
  return new TrinoAthenaEngine(url, () => refreshVaultTables(url, ROOM_TABLES));
});
