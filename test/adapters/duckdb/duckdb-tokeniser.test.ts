import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { isOfContent } from '#adapters/duckdb/tokenise-part.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { TEST_LIMITS, writePart } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { type PartShape, tokeniseFile } from '#test/support/token-setting.ts';

afterEach(removeTempFolders);

const EMAIL: PartShape = { kinds: ['email'], attributes: {} };
const ROWS = 20_000;

const goodPart = async (): Promise<string> => {
  const path = join(await tempFolder(), 'part.parquet');
  const rows = Array.from({ length: ROWS }, (_, at) => [digestOf(`p${at}`)] as const);
  await writePart(path, ['email'], rows);
  return path;
};

const tokeniseIn = async (limits: Partial<EngineLimits>, source: string) => {
  const spillFolder = await tempFolder();
  const tokeniser = new DuckDbTokeniser({ ...TEST_LIMITS, spillFolder, ...limits });
  return tokeniseFile(tokeniser, EMAIL, { source, rows: ROWS });
};

describe('a good part', () => {
  it('is never called unreadable where memory is short: the fault is told as what it is', async () => {
    const source = await goodPart();
    for (const memoryMegabytes of [1, 2, 4])
      await expect(tokeniseIn({ memoryMegabytes }, source)).rejects.toThrow(/^Out of Memory Error/);
    expect(await tokeniseIn({}, source)).toMatchObject({ report: { accepted: ROWS } });
  });

  it('is never called unreadable where larger sorts cannot spill', async () => {
    const source = await goodPart();
    const spillFolder = join(await tempFolder(), 'a-file');
    await writeFile(spillFolder, 'no folder');
    const limits = { memoryMegabytes: 4, spillFolder };
    await expect(tokeniseIn(limits, source)).rejects.toThrow();
  });
});

describe('a fault of the engine is one of the content of a file', () => {
  it.each([
    'Invalid Input Error: Failed to read file "a.parquet": ZSTD Decompression failure',
    "Invalid Input Error: No magic bytes found at end of file 'a.parquet'",
    'Invalid Input Error: Invalid string encoding found in Parquet file "a.parquet"',
    'Invalid Error: TProtocolException: Invalid data',
    "Invalid Error: don't know what type: ",
    'Invalid Error: invalid TType',
    'Invalid Error: Out of buffer',
    'Invalid Error: Parquet file is likely corrupted, dictionary offset out of range',
    'IO Error: Could not read enough bytes from file "a.parquet"',
    'IO Error: Failed to read Parquet file "a.parquet": root schema element has no children',
  ])('when it says: %s', (message) => {
    expect(isOfContent(new Error(message))).toBe(true);
  });

  it.each([
    'Out of Memory Error: could not allocate block of size 256.0 KiB',
    'Out of Memory Error: failed to offload data block',
    'IO Error: Could not write file "spill": No space left on device',
    'IO Error: Cannot open file "a.parquet": Too many open files',
    'IO Error: Cannot open file "a.parquet": Permission denied',
    'IO Error: Could not read from file "a.parquet": Input/output error',
    'Invalid Error: Resource temporarily unavailable',
    'Invalid Error: std::bad_alloc',
    'Invalid Error: Cannot allocate memory',
    'INTERNAL Error: an assertion of ours',
    'FATAL Error: Failed: database has been invalidated',
    'Interrupt Error: Interrupted!',
  ])('and not when it says: %s', (message) => {
    expect(isOfContent(new Error(message))).toBe(false);
  });
});
