import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';
import { sha256 } from '#core/sha256.ts';
import { LOOK_AHEAD_ROWS } from '#core/source-limits.ts';
import { lookAhead } from '#core/usecases/drops/look-ahead.ts';
import { COLUMNS, people, prepareTable } from '#test/core/usecases/prepare-table.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

describe('preparing', () => {
  it('stops at digests that are mapped as raw before there is a folder', async () => {
    const { rows } = people(50);
    const hashed = rows.map(([name = '', mail = '', ...rest]) => [name, sha256(mail), ...rest]);
    const out = `${await tempFolder()}/drop`;
    await expect(prepareTable({ columns: COLUMNS, rows: hashed }, { out })).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/column "E-mail" looks like digests/),
    });
    expect(await readdir(dirname(out))).toEqual([]);
  });

  it('keeps a person whose attribute means nothing, and says how many there are', async () => {
    const rows = people(20).rows.map((row, n) => (n === 0 ? row.with(3, 'platinum') : row));
    const { preparation } = await prepareTable({ columns: COLUMNS, rows });
    expect(preparation).toMatchObject({
      outcome: 'prepared',
      report: { accepted: 20, attributes: { tier: { empty: 0, unmapped: 1 } } },
    });
  });
});

describe('looking ahead', () => {
  const record = (line: number): SourceRecord => ({ line, fields: [String(line)] });
  const sourceOf = (batches: number, size: number) => {
    const seen = { given: 0, ended: false };
    const source: RecordSource = {
      columns: async () => ['a'],
      notes: () => ['as it is'],
      progress: () => ({ done: seen.given, total: batches }),
      async *records() {
        try {
          for (; seen.given < batches; seen.given += 1)
            yield Array.from({ length: size }, (_, at) => record(seen.given * size + at));
        } finally {
          seen.ended = true;
        }
      },
    };
    return { source, seen };
  };

  it('takes no more than it needs, and loses no record', async () => {
    const { source, seen } = sourceOf(5, LOOK_AHEAD_ROWS / 2);
    const ahead = await lookAhead(source, ['a']);
    expect(ahead.first).toHaveLength(LOOK_AHEAD_ROWS);
    expect(seen.given).toBeLessThan(3);
    const lines: number[] = [];
    for await (const batch of ahead.source.records(['a']))
      lines.push(...batch.map(({ line }) => line));
    expect(lines).toEqual(Array.from({ length: (LOOK_AHEAD_ROWS / 2) * 5 }, (_, at) => at));
    expect(await ahead.source.columns(['a'])).toEqual(['a']);
    expect(ahead.source.notes()).toEqual(['as it is']);
    expect(ahead.source.progress()).toEqual({ done: 5, total: 5 });
  });

  it('lets the file go when its records are not read after all', async () => {
    const { source, seen } = sourceOf(5, LOOK_AHEAD_ROWS);
    const ahead = await lookAhead(source, ['a']);
    expect(seen.ended).toBe(false);
    await ahead.leave();
    expect(seen.ended).toBe(true);
  });

  it('takes what there is of a small file', async () => {
    const { source } = sourceOf(1, 3);
    expect((await lookAhead(source, ['a'])).first).toHaveLength(3);
  });
});
