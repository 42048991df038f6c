import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseEngine } from '#proof/emulator/choose-engine.ts';

describe('the engine behind Athena', () => {
  const nowhere = join(tmpdir(), 'airlock-no-such-folder');

  it('is the one that is named', async () => {
    expect(await chooseEngine('trino', nowhere)).toBe('trino');
    expect(await chooseEngine('duckdb', tmpdir())).toBe('duckdb');
    await expect(chooseEngine('presto', tmpdir())).rejects.toThrow(/"trino" or "duckdb"/);
  });

  it('is Trino where it was fetched, and DuckDB where it was not', async () => {
    expect(await chooseEngine('', tmpdir())).toBe('trino');
    expect(await chooseEngine('', nowhere)).toBe('duckdb');
  });
});
