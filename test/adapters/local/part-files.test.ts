import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { PartFiles } from '#adapters/local/part-files.ts';
import { PART_ROWS } from '#core/part-limits.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

describe('parts of a drop', () => {
  it('take other values in their last columns, row by row, over the border of parts', async () => {
    const folder = await tempFolder();
    const parts = new PartFiles(folder, ['email', 'tier', 'region']);
    const batch = 100_000;
    const rows = PART_ROWS + batch;
    for (let first = 0; first < rows; first += batch) {
      const digests = Array.from({ length: batch }, (_, at) => `d${first + at}`);
      await parts.append([digests, digests.map(() => 'gold'), digests.map(() => 'north')]);
    }
    const values = ['silver', 'a "south", by west'];
    await parts.change([0, PART_ROWS - 1, PART_ROWS, rows - 1].map((row) => ({ row, values })));
    const [one, two] = await parts.finish();
    expect([one?.rows, two?.rows]).toEqual([PART_ROWS, batch]);
    for (const [part, first] of [[one, 0] as const, [two, PART_ROWS] as const]) {
      const path = join(folder, part?.file ?? '');
      expect(await fileChecksum(path)).toMatchObject({ bytes: part?.bytes, sha256: part?.sha256 });
      const read = await readParquet(path);
      expect(read.length).toBe(part?.rows);
      for (const at of [0, 1, read.length - 2, read.length - 1]) {
        const isChanged = at === 0 || at === read.length - 1;
        const [tier, region] = isChanged ? values : ['gold', 'north'];
        expect(read[at]).toEqual({ email: `d${first + at}`, tier, region });
      }
    }
  });

  it('stay as they are where nothing changes', async () => {
    const folder = await tempFolder();
    const parts = new PartFiles(folder, ['email', 'tier']);
    await parts.append([['a'], ['gold']]);
    const before = await parts.finish();
    await parts.change([]);
    expect(await parts.finish()).toEqual(before);
  });
});
