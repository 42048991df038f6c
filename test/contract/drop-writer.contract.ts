import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DropWriter } from '#core/ports/drop-writer.ts';
import { sha256 } from '#core/sha256.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const MANIFEST = 'manifest.json';
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const DOCUMENTS = { manifest: text('{"a":1}'), report: text('{"b":2}') };

/** What every writer of a drop promises. */
export const dropWriterContract = (
  name: string,
  open: (folder: string, columns: readonly string[]) => Promise<DropWriter>,
): void => {
  describe(`${name} is a writer of drops`, () => {
    afterEach(removeTempFolders);

    const writing = async (folder: string): Promise<DropWriter> => {
      const drop = await open(folder, ['email', 'tier']);
      await drop.append([
        ['e1', 'e2'],
        ['gold', null],
      ]);
      await drop.append([['e3'], ['silver']]);
      await drop.quarantine([
        { line: 4, columns: ['Mail', 'A, B'], reason: 'no-identifier' },
        { file: 2, line: 7, columns: ['=cmd|calc'], reason: 'malformed-row' },
      ]);
      return drop;
    };

    it('puts every row in its order into parts that are as it told of them', async () => {
      const folder = join(await tempFolder(), 'drop');
      const drop = await writing(folder);
      const parts = await drop.finish();
      await drop.publish(DOCUMENTS);
      await drop.close();
      for (const { file, bytes, sha256: checksum } of parts) {
        const content = await readFile(join(folder, file));
        expect([content.length, sha256(content)]).toEqual([bytes, checksum]);
      }
      expect(parts.map(({ rows }) => rows)).toEqual([3]);
      expect(await readParquet(...parts.map(({ file }) => join(folder, file)))).toEqual([
        { email: 'e1', tier: 'gold' },
        { email: 'e2', tier: null },
        { email: 'e3', tier: 'silver' },
      ]);
      expect(await readFile(join(folder, MANIFEST), 'utf8')).toBe('{"a":1}');
      expect(await readFile(join(folder, 'lint-report.json'), 'utf8')).toBe('{"b":2}');
      expect(await readFile(join(folder, 'quarantine.csv'), 'utf8')).toBe(
        `line,column,reason\n4,"Mail, A, B",no-identifier\n2:7,'=cmd|calc,malformed-row\n`,
      );
    });

    it('gives rows that it holds other attributes', async () => {
      const folder = join(await tempFolder(), 'drop');
      const drop = await writing(folder);
      await drop.change([
        { row: 0, values: ['silver'] },
        { row: 2, values: ['gold'] },
      ]);
      const parts = await drop.finish();
      await drop.publish(DOCUMENTS);
      await drop.close();
      const rows = await readParquet(...parts.map(({ file }) => join(folder, file)));
      expect(rows.map(({ tier }) => tier)).toEqual(['silver', null, 'gold']);
    });

    it('shows nothing of a drop that is not published', async () => {
      const folder = join(await tempFolder(), 'drop');
      const drop = await writing(folder);
      await drop.finish();
      await drop.close();
      expect(await readdir(folder).catch(() => [])).not.toContain(MANIFEST);
    });

    it('explains a file without a drop, and not in the place of an older one', async () => {
      const folder = join(await tempFolder(), 'drop');
      const refused = await writing(folder);
      expect(await refused.explain(text('why'))).toBe(true);
      await refused.close();
      expect(await readFile(join(folder, 'lint-report.json'), 'utf8')).toBe('why');
      expect((await readdir(folder)).filter((each) => /manifest|part/.test(each))).toEqual([]);
      const good = await writing(folder);
      await good.publish(DOCUMENTS);
      await good.close();
      const late = await writing(folder);
      expect(await late.explain(text('again'))).toBe(false);
      await late.close();
      expect(await readFile(join(folder, 'lint-report.json'), 'utf8')).toBe('{"b":2}');
    });
  });
};
