import { describe, expect, it } from 'vitest';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { mapLines, type Resolution, resolvedRecords } from '#core/activation/label-map.ts';
import { type LabelledId, RowLabels } from '#core/activation/row-labels.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';

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
    expect(resolution).toEqual({ written: 2, notFound: 0, withoutId: 0 });
  });

  it('tells a spreadsheet that an id is no formula, and keeps quotes, commas and line breaks', async () => {
    const ids = ['=HYPERLINK("x")', '+1', '-1', '@a', '\tb', 'a,"b"\nc'];
    const map = await mapOf(ids.map((id, n): LabelledId => [labelAt(n), id]));
    const { records } = await resolve(
      ids.map((_, n) => labelAt(n)),
      map,
    );
    expect(records.slice(1)).toEqual([
      '"\'=HYPERLINK(""x"")"\n',
      "'+1\n",
      "'-1\n",
      "'@a\n",
      "'\tb\n",
      '"a,""b""\nc"\n',
    ]);
  });

  it('says how many labels a map lacks that was cut off, and how many rows have no id', async () => {
    const map = await mapOf([
      [labelAt(1), 'a-1'],
      [labelAt(2), null],
      [labelAt(3), 'a-3'],
    ]);
    const cut = [...map.slice(0, 3), (map[3] ?? '').slice(0, 20)];
    const { resolution } = await resolve([labelAt(1), labelAt(2), labelAt(3)], cut);
    expect(resolution).toEqual({ written: 1, notFound: 1, withoutId: 1 });
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

  it('go with the ids of the rows that were taken, whatever stands between them', async () => {
    const labels = new RowLabels(systemRandomness);
    const drawn = [
      ...labels.draw({ lines: Float64Array.of(2, 4), file: 1 }),
      ...labels.draw({ lines: Float64Array.of(2), file: 2 }),
    ];
    const ids: LabelledId[] = [];
    const batches = [
      [record(2, 'a', 1), record(3, 'b', 1)],
      [record(4, ' ', 1), record(2, ' d ', 2)],
    ];
    for await (const each of labels.ids(each2(batches))) ids.push(each);
    expect(ids.map(([, id]) => id)).toEqual(['a', null, 'd']);
    expect(new Set(drawn).size).toBe(3);
    expect(drawn.every((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
    expect(
      ids.every(([label]) => /^[0-9a-f]{32}$/.test(label) && !drawn.join().includes(label)),
    ).toBe(true);
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
