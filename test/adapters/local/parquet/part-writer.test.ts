import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { checkPart } from '#adapters/duckdb/check-part.ts';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { flatColumn } from '#adapters/local/parquet/drop-columns.ts';
import { PartWriter } from '#adapters/local/parquet/part-writer.ts';
import { MAX_ATTRIBUTE_VALUES } from '#core/limits.ts';
import type { DropColumn } from '#core/ports/drop-writer.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { textsOf } from '#test/support/memory/memory-drop.ts';
import { readParquetTable } from '#test/support/memory/parquet-table.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const NAMES = ['plain', 'coded'];

const write = async (path: string, batches: readonly (readonly DropColumn[])[]) => {
  const writer = await PartWriter.create(path, NAMES);
  for (const batch of batches) await writer.append(batch.map(flatColumn));
  return writer.finish();
};

const rowsOf = (batches: readonly (readonly DropColumn[])[]) => {
  const [plain = [], coded = []] = NAMES.map((_, at) =>
    batches.flatMap((batch) => textsOf(batch[at] ?? [])),
  );
  return plain.map((text, row) => ({ plain: text, coded: coded[row] ?? null }));
};

const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 12 }), { nil: null, freq: 4 });

const batchOf = (texts: readonly string[], rows: number): fc.Arbitrary<readonly DropColumn[]> => {
  const lengths = { minLength: rows, maxLength: rows };
  const codes = fc.array(fc.nat({ max: texts.length - 1 }), lengths);
  return fc.tuple(
    fc.array(text, lengths),
    codes.map((all) => ({ codes: Uint8Array.from(all), texts })),
  );
};

const batches = fc.integer({ min: 1, max: MAX_ATTRIBUTE_VALUES }).chain((values) => {
  const texts = Array.from({ length: values }, (_, at) => `value ${at}`);
  const rows = fc.integer({ min: 1, max: 40 });
  return fc.array(
    rows.chain((each) => batchOf(texts, each)),
    { minLength: 1, maxLength: 4 },
  );
});

describe('a part that is written from columns', () => {
  it('holds its rows for two readers, and is what a room accepts (property)', async () => {
    const path = join(await tempFolder(), 'part-0001.parquet');
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        const expected = rowsOf(all);
        const sealed = await write(path, all);
        expect(sealed.rows).toBe(expected.length);
        expect(await readParquet(path)).toEqual(expected);
        expect((await readParquetTable(path)).rows).toEqual(expected);
        expect(await checkPart(path, { rows: expected.length, columns: 2 })).toBeUndefined();
        const { bytes, sha256 } = sealed;
        expect(await fileChecksum(path)).toEqual({ bytes, sha256 });
      }),
      { numRuns: 30 },
    );
  });

  it('is the same, byte for byte, however its rows come, over the borders of row groups', async () => {
    const folder = await tempFolder();
    const rows = 50_000;
    const texts = ['gold', 'silver', 'bronze'];
    const plain = Array.from({ length: rows }, (_, n) => (n % 5 === 0 ? null : `digest ${n}`));
    const coded = { codes: Uint8Array.from(plain, (_, n) => n % 3), texts };
    const cut = (size: number) =>
      Array.from({ length: Math.ceil(rows / size) }, (_, at): readonly DropColumn[] => [
        plain.slice(at * size, (at + 1) * size),
        { codes: coded.codes.subarray(at * size, (at + 1) * size), texts },
      ]);
    const whole = await write(join(folder, 'whole.parquet'), [[plain, coded]]);
    expect(await write(join(folder, 'cut.parquet'), cut(777))).toEqual(whole);
    expect(await readParquet(join(folder, 'cut.parquet'))).toEqual(rowsOf([[plain, coded]]));
  });
});
