import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDbListEngine } from '#adapters/duckdb/duckdb-list-engine.ts';
import { listEngineContract, type OpenListEngine } from '#test/contract/list-engine.contract.ts';
import { openDuckDbLists } from '#test/support/duckdb-engine.ts';
import { MemoryListEngine } from '#test/support/memory/memory-list-engine.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';

const openMemory: OpenListEngine = async (root) => {
  const objects = new MemoryObjectStore();
  const names = await readdir(root, { recursive: true });
  for (const name of names.filter((each) => each.endsWith('.parquet')))
    await objects.putFile(name, join(root, name));
  return new MemoryListEngine(objects);
};

listEngineContract(DuckDbListEngine.name, openDuckDbLists);
listEngineContract(MemoryListEngine.name, openMemory);
