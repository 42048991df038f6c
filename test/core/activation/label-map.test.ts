import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { mapLines, type Resolution, resolvedRecords } from '#core/activation/label-map.ts';
import { type LabelledId, RowLabels } from '#core/activation/row-labels.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';
import { labelOf } from '#core/tokens/label-key.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const DROP = 'ab'.repeat(16);
const OTHER = 'cd'.repeat(16);

const labelAt = (n: number): string => n.toString(16).padStart(32, '0');

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const all = async (texts: AsyncIterable<string>): Promise<string[]> => {
  const found: string[] = [];
  for await (const text of texts) found.push(text);
  return found;
};

const mapOf = (ids: readonly LabelledId[], drop = DROP): Promise<string[]> =>
  all(mapLines({ drop, column: 'ad_id' }, each(ids)));

const resolve = async (labels: readonly string[], lines: readonly string[]) => {
  let resolution: Resolution | undefined;
  const list = { drop: DROP, labels: Buffer.from(labels.join(''), 'hex') };
  const records = await all(
    resolvedRecords(list, each(lines), (told) => {
      resolution = told;
    }),
  );
  return { records, resolution };
};

describe('a list at home', () => {
  it('becomes the ids of its labels, in a CSV file with a header', async () => {
    const map = await mapOf([
      [labelAt(1), 'a-1'],
      [labelAt(2), 'a-2'],
      [labelAt(3), 'a-3'],
    ]);
    const { records, resolution } = await resolve([labelAt(3), labelAt(1)], map);
    expect(records.join('')).toBe('ad_id\na-1\na-3\n');
    expect(resolution).toEqual({ written: 2, repeated: 0, notFound: 0, withoutId: 0, escaped: 0 });
  });

  it('tells a spreadsheet that an id is no formula, and keeps quotes, commas and line breaks', async () => {
    const ids = ['=HYPERLINK("x")', '+1+cmd|x!A1', '-(1)', '@a', '\tb', 'a,"b"\nc'];
    const map = await mapOf(ids.map((id, n): LabelledId => [labelAt(n), id]));
    const { records, resolution } = await resolve(
      ids.map((_, n) => labelAt(n)),
      map,
    );
    expect(records.slice(1)).toEqual([
      '"\'=HYPERLINK(""x"")"\n',
      "'+1+cmd|x!A1\n",
      "'-(1)\n",
      "'@a\n",
      "'\tb\n",
      '"a,""b""\nc"\n',
    ]);
    expect(resolution).toMatchObject({ written: 6, escaped: 5 });
  });

  it('leaves an id as it is that is one word behind a sign, as phones and base64url are', async () => {
    const ids = ['+447700900123', '-Zk3_x-9', '-', 'a=b'];
    const map = await mapOf(ids.map((id, n): LabelledId => [labelAt(n), id]));
    const { records, resolution } = await resolve(
      ids.map((_, n) => labelAt(n)),
      map,
    );
    expect(records.slice(1)).toEqual(ids.map((id) => `${id}\n`));
    expect(resolution).toMatchObject({ written: 4, escaped: 0 });
  });

  it('says how many labels a map lacks that was cut off, and how many rows have no id', async () => {
    const map = await mapOf([
      [labelAt(1), 'a-1'],
      [labelAt(2), null],
      [labelAt(3), 'a-3'],
    ]);
    const cut = [...map.slice(0, 3), (map[3] ?? '').slice(0, 20)];
    const { resolution } = await resolve([labelAt(1), labelAt(2), labelAt(3)], cut);
    expect(resolution).toEqual({
      ...{ written: 1, repeated: 0, notFound: 1, withoutId: 1, escaped: 0 },
    });
  });

  it('has each id once, and says how many more labels share one', async () => {
    const map = await mapOf([
      [labelAt(1), 'mobile'],
      [labelAt(2), 'a-2'],
      [labelAt(3), 'mobile'],
    ]);
    const { records, resolution } = await resolve([labelAt(1), labelAt(2), labelAt(3)], map);
    expect(records.join('')).toBe('ad_id\nmobile\na-2\n');
    expect(resolution).toMatchObject({ written: 2, repeated: 1 });
  });

  it('is not joined with the map of another drop', async () => {
    await expect(resolve([labelAt(1)], await mapOf([[labelAt(1), 'a']], OTHER))).rejects.toThrow(
      /map is of another drop/,
    );
  });

  it.each([[[]], [['']], [['{"airlock":1}']], [['id,label', 'a,b']]])(
    'is not joined with what is no map: %j',
    async (lines) => {
      await expect(resolve([labelAt(1)], lines)).rejects.toThrow(/not a map of labels/);
    },
  );
});

describe('labels of rows', () => {
  const record = (line: number, id: string | null, file?: number): SourceRecord => ({
    ...{ line, fields: ['x', id] },
    ...(file !== undefined && { file }),
  });

  it('go with the ids of the rows that were taken, whatever stands between them, and with none for a filler', async () => {
    const labels = new RowLabels(systemRandomness);
    const drawn = [
      ...labels.draw({ lines: Float64Array.of(2, 4), file: 1 }),
      ...labels.draw({ lines: Float64Array.of(2), file: 2 }),
    ];
    const ids: LabelledId[] = [];
    const batches = [
      [record(2, 'a', 1), record(3, 'b', 1)],
      [record(4, ' NULL ', 1), record(2, ' d ', 2)],
    ];
    for await (const each of labels.ids(each2(batches))) ids.push(each);
    expect(ids.map(([, id]) => id)).toEqual(['a', null, 'd']);
    expect(new Set(drawn).size).toBe(3);
    expect(drawn.every((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
    expect(
      ids.every(([label]) => /^[0-9a-f]{32}$/.test(label) && !drawn.join().includes(label)),
    ).toBe(true);
  });

  it('are not kept for a file that somebody wrote again with other ids after it was named', async () => {
    const path = join(await tempFolder(), 'list.csv');
    await writeFile(path, 'id\na\nb\n');
    const source = await openRecords(path, { encoding: 'utf-8', delimiter: undefined });
    const labels = new RowLabels(systemRandomness);
    labels.draw({ lines: Float64Array.of(2, 3) });
    await writeFile(path, 'id\nb\na\n');
    const read = async () => {
      for await (const _ of labels.ids(source.records(['id'])));
    };
    await expect(read()).rejects.toThrow(/changed while it was read/);
  });

  it('are not kept of a row with several ids, of two columns of that name or a list', async () => {
    const path = join(await tempFolder(), 'list.csv');
    await writeFile(path, 'id,email,id\na,x,b\n');
    const source = await openRecords(path, { encoding: 'utf-8', delimiter: undefined });
    const labels = new RowLabels(systemRandomness);
    labels.draw({ lines: Float64Array.of(2) });
    const read = async () => {
      for await (const _ of labels.ids(source.records(['id'])));
    };
    await expect(read()).rejects.toThrow(/line 2 has several ids/);
  });

  it('are not said to be of a column that stands twice where one id holds what parts several', async () => {
    const labels = new RowLabels(systemRandomness);
    labels.draw({ lines: Float64Array.of(2) });
    const read = async () => {
      for await (const _ of labels.ids(each2([[record(2, 'a; b')]])));
    };
    await expect(read()).rejects.toThrow(/or one with "; " in it/);
  });

  it('are the ones that the room will call the rows by, over many blocks', async () => {
    const labels = new RowLabels(systemRandomness);
    const blocks = [3, 1, 700].map((rows) => Float64Array.from({ length: rows }, (_, at) => at));
    const drawn = blocks.flatMap((lines, file) => labels.draw({ lines, file }));
    const records = blocks.map((lines, file) => [...lines].map((line) => record(line, 'x', file)));
    const ids: LabelledId[] = [];
    for await (const each of labels.ids(each2(records))) ids.push(each);
    expect(ids.map(([label]) => label)).toEqual(drawn.map((each) => labelOf(each as Digest)));
    expect(new Set(drawn).size).toBe(704);
  });

  it('are not kept for a file that has other rows the second time', async () => {
    const labels = new RowLabels(systemRandomness);
    labels.draw({ lines: Float64Array.of(2, 5) });
    const read = async () => {
      for await (const _ of labels.ids(each2([[record(2, 'a'), record(4, 'b')]])));
    };
    await expect(read()).rejects.toThrow(/changed while it was prepared/);
  });
});

async function* each2(batches: readonly (readonly SourceRecord[])[]) {
  yield* batches;
}
