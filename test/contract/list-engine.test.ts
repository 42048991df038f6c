import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDbListEngine } from '#adapters/duckdb/duckdb-list-engine.ts';
import { LentListEngine } from '#adapters/duckdb/lent-list-engine.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { listEngineContract, type OpenListEngine } from '#test/contract/list-engine.contract.ts';
import { openDuckDbLists } from '#test/support/duckdb-engine.ts';
import { MemoryListEngine } from '#test/support/memory/memory-list-engine.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';

const objectsOf = async (root: string): Promise<MemoryObjectStore> => {
  const objects = new MemoryObjectStore();
  const names = await readdir(root, { recursive: true });
  for (const name of names.filter((each) => each.endsWith('.parquet')))
    await objects.putFile(name, join(root, name));
  return objects;
};

const openMemory: OpenListEngine = async (root) => new MemoryListEngine(await objectsOf(root));
const openLent: OpenListEngine = async (root) =>
  new LentListEngine(TEST_LIMITS, await objectsOf(root));

listEngineContract(DuckDbListEngine.name, openDuckDbLists);
listEngineContract(LentListEngine.name, openLent);
listEngineContract(MemoryListEngine.name, openMemory);
