import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { COLUMNS, people, prepareTable } from '#test/core/usecases/prepare-table.ts';
import type { TextTable } from '#test/support/party-file.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { treeSnapshot } from '#test/support/tree-snapshot.ts';

afterEach(removeTempFolders);

describe('preparing into the folder of an older drop', () => {
  const unusable: TextTable = {
    columns: COLUMNS,
    rows: Array.from({ length: 9 }, () => ['', 'no address', '', 'gold', 'yes']),
  };

  it('replaces it, under part numbers that it did not use', async () => {
    const { out } = await prepareTable(people(3));
    for (const [rows, part] of [
      [4, 'part-0002.parquet'],
      [5, 'part-0001.parquet'],
    ] as const) {
      const { preparation } = await prepareTable(people(rows), { out });
      expect(preparation).toMatchObject({ manifest: { rows, parts: [{ file: part }] } });
      expect((await readdir(out)).filter((name) => name.endsWith('.parquet'))).toEqual([part]);
      expect(await readParquet(join(out, part))).toHaveLength(rows);
    }
  });

  it('leaves it as it is, and says so, if the file is unusable', async () => {
    const { out } = await prepareTable(people(3));
    const before = await treeSnapshot(out);
    const { preparation } = await prepareTable(unusable, { out });
    expect(preparation).toMatchObject({ outcome: 'refused', explained: false });
    expect(await treeSnapshot(out)).toEqual(before);
  });

  it('leaves it as it is if anything fails', async () => {
    const { out } = await prepareTable(people(3));
    const before = await treeSnapshot(out);
    await expect(prepareTable({ columns: COLUMNS, rows: [] }, { out })).rejects.toThrow('no rows');
    await expect(prepareTable(people(3), { out, party: 'operator' })).rejects.toThrow();
    const onProgress = () => {
      throw new Error('mine');
    };
    await expect(prepareTable(people(3), { out, onProgress })).rejects.toThrow('mine');
    expect(await treeSnapshot(out)).toEqual(before);
  });

  it('replaces the reports of a file that was unusable', async () => {
    const { out, preparation } = await prepareTable(unusable);
    expect(preparation).toMatchObject({ outcome: 'refused', explained: true });
    const reports = ['airlock-drop.json', 'lint-report.json', 'quarantine.csv'];
    expect((await readdir(out)).sort()).toEqual(reports);
    expect(await prepareTable(people(3), { out })).toMatchObject({
      preparation: { outcome: 'prepared' },
    });
    expect(await readFile(join(out, 'quarantine.csv'), 'utf8')).toBe('line,column,reason\n');
  });
});
