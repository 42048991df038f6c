import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';
import { MAX_COLUMNS } from '#core/source-limits.ts';
import { type FileName, type TextTable, writeTable } from '#test/support/party-file.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

/** Reads a whole source at once. */
export const allRecords = async (
  source: RecordSource,
  wanted: readonly string[],
): Promise<readonly SourceRecord[]> => {
  const found: SourceRecord[] = [];
  for await (const batch of source.records(wanted)) found.push(...batch);
  return found;
};

const ODD: TextTable = {
  columns: ['Name', 'E-mail address', 'Ort', 'note'],
  rows: [
    ['Ada', 'ada@example.org', 'Köln', 'plain'],
    ['Zoë "Z" O\'Brien', 'zoe@example.org', '東京', 'a, b; c\td'],
    ['', '', '', ''],
    ['two\nlines', 'x@example.org', ' spaces ', '"'],
    ['null', 'NULL', '🎉', '0012'],
  ],
};

/** What every source of records promises. `open` reads a file of that name. */
export const recordSourceContract = (
  name: FileName,
  open: (path: string) => Promise<RecordSource>,
): void => {
  describe(`a source of ${name}`, () => {
    afterEach(removeTempFolders);

    const opened = async (table: TextTable): Promise<RecordSource> =>
      open(await writeTable(name, table));
    const fieldsOf = async (table: TextTable, wanted: readonly string[]) =>
      (await allRecords(await opened(table), wanted)).map(({ fields }) => fields);

    it('names its columns', async () => {
      expect(await (await opened(ODD)).columns([])).toEqual(ODD.columns);
    });

    it('is read with as many columns as are allowed, and refused with one more', async () => {
      const wide = (count: number): TextTable => {
        const columns = Array.from({ length: count }, (_, n) => `c${n}`);
        return { columns, rows: [columns] };
      };
      const most = await opened(wide(MAX_COLUMNS));
      expect(await most.columns([])).toHaveLength(MAX_COLUMNS);
      await expect((await opened(wide(MAX_COLUMNS + 1))).columns([])).rejects.toMatchObject({
        code: 'input',
        message: expect.stringContaining(`has more than ${MAX_COLUMNS} columns`),
      });
    });

    it('gives every field as it stands, also quotes, line breaks and other scripts', async () => {
      expect(await fieldsOf(ODD, ODD.columns)).toEqual(ODD.rows);
    });

    it('gives just the wanted columns, in the wanted order', async () => {
      const wanted = ['Ort', 'Name'];
      expect(await fieldsOf(ODD, wanted)).toEqual(ODD.rows.map(([one, , ort]) => [ort, one]));
    });

    it('numbers records upwards, each once', async () => {
      const lines = (await allRecords(await opened(ODD), ['Name'])).map(({ line }) => line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      expect(lines[0]).toBe(/csv|tsv/.test(name) ? 2 : 1);
    });

    it('can be read again, and tells how far it is', async () => {
      const source = await opened(ODD);
      expect(source.progress().done).toBe(0);
      await allRecords(source, ['Name']);
      const { done, total } = source.progress();
      expect(done).toBe(total);
      expect(await allRecords(source, ['Name'])).toHaveLength(ODD.rows.length);
    });

    it('gives 5,000 rows in several batches, none lost', async () => {
      const rows = Array.from({ length: 5000 }, (_, at) => [`n${at}`, 'x'.repeat(at % 90)]);
      const source = await opened({ columns: ['id', 'text'], rows });
      let batches = 0;
      const ids: (string | null | undefined)[] = [];
      for await (const batch of source.records(['id'])) {
        batches += 1;
        ids.push(...batch.map(({ fields }) => fields?.[0]));
      }
      expect(ids).toEqual(rows.map(([id]) => id));
      expect(batches).toBeGreaterThan(0);
    });

    it('gives back whatever texts a table holds (property)', async () => {
      const text = fc
        .string({ unit: 'grapheme', maxLength: 8 })
        .map((each) => each.replaceAll('\0', '').replaceAll('\r', ''));
      const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(rows, async (each) => {
          const table = { columns: ['a', 'b'], rows: each };
          expect(await fieldsOf(table, ['a', 'b'])).toEqual(each);
        }),
        { numRuns: name === 'list.parquet' ? 8 : 30 },
      );
    });
  });
};
