import { appendFile, copyFile, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { allRecords } from '#test/contract/record-source.contract.ts';
import { type FileName, writeTable } from '#test/support/party-file.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const READ = { encoding: 'utf-8', delimiter: undefined } as const;

/** Long enough that nothing reads it at once: the texts do not pack well. */
const ROWS = Array.from({ length: 9_000 }, (_, at) => [`${at}`, `${Math.sin(at)}${Math.cos(at)}`]);

type Change = (path: string) => Promise<void>;
const CHANGES: Readonly<Record<string, Change>> = {
  'is written on': (path) => appendFile(path, '1,2\n'),
  'shrinks to half': async (path) => truncate(path, (await readFile(path)).length >> 1),
  'is emptied': (path) => truncate(path),
  'is written again with as many bytes': async (path) => {
    const content = await readFile(path);
    await writeFile(path, content.fill('x', content.length - 9));
  },
  'gives way to another file': async (path) => {
    await copyFile(path, `${path}.new`);
    await rename(`${path}.new`, path);
  },
  'is removed': (path) => rm(path),
};

const CHANGED = {
  name: 'AirlockError',
  code: 'input',
  message: expect.stringMatching(
    /^".*" changed while it was read: wait until nothing writes to it/,
  ),
};

describe.each<FileName>(['list.csv', 'list.csv.gz', 'list.csv.zst', 'list.ndjson', 'list.parquet'])(
  'reading %s stops',
  (name) => {
    const opened = async () => {
      const path = await writeTable(name, { columns: ['id', 'text'], rows: ROWS });
      return { path, source: await openRecords(path, READ) };
    };

    it.each(Object.entries(CHANGES))('if the file %s while it is read', async (_, change) => {
      const { path, source } = await opened();
      const read = async () => {
        let changed = false;
        for await (const __ of source.records(['id'])) {
          if (!changed) await change(path);
          changed = true;
        }
      };
      await expect(read()).rejects.toMatchObject(CHANGED);
    });

    it.each(Object.entries(CHANGES))(
      'if the file %s between its header and its rows',
      async (_, change) => {
        const { path, source } = await opened();
        await source.columns([]);
        await change(path);
        await expect(allRecords(source, ['id'])).rejects.toMatchObject(CHANGED);
      },
    );

    it('not, and gives all rows, if nothing changes', async () => {
      const { source } = await opened();
      expect(await allRecords(source, ['id'])).toHaveLength(ROWS.length);
    });

    it('where its reader stops, and the file is closed', async () => {
      const { path, source } = await opened();
      for await (const _ of source.records(['id'])) break;
      await rm(path);
    });
  },
);
