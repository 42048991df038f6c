import { appendFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords, openStandardInput } from '#adapters/local/records/open-records.ts';
import { ThreadedReading } from '#adapters/local/rows/threaded-reading.ts';
import { interruptible, untilInterrupted } from '#cli/until-interrupted.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { READ_HERE } from '#core/usecases/drops/read-records.ts';
import { delimited, writeTable } from '#test/support/party-file.ts';
import { COLUMNS, MAPPING, signed, sorted } from '#test/support/rows/three-columns.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { writeWorkbook } from '#test/support/workbook-file.ts';

afterEach(removeTempFolders);

/** More than is looked at before rows are read in threads; some are nobody's, some repeat others, some are odd. */
const rowsOf = (count: number): string[][] =>
  Array.from({ length: count }, (_, n) => [
    n % 50 === 7 ? 'n/a' : n % 40 === 3 ? `zoë${n}@exämple.org` : `p${n % 1_900}@example.org`,
    n % 3 === 0 ? `0044 7400 ${String(n).padStart(6, '0')}` : '',
    n % 7 === 0 ? 'gold' : n % 30 === 11 ? 'größer' : 'silver',
  ]);
const TABLE = { columns: COLUMNS, rows: rowsOf(2_200) };

const fileOf = async (content: Uint8Array): Promise<string> => {
  const path = join(await tempFolder(), 'list.csv');
  await writeFile(path, content);
  return path;
};

const UTF_8 = { encoding: 'utf-8', delimiter: undefined } as const;
const LATIN_1 = { ...UTF_8, encoding: 'latin1' } as const;

const SOURCES: Readonly<Record<string, () => Promise<() => Promise<RecordSource>>>> = {
  'a file in Latin-1': async () => {
    const path = await fileOf(Buffer.from(delimited(TABLE), 'latin1'));
    return () => openRecords(path, LATIN_1);
  },
  'a file whose lines end with \\r alone': async () => {
    const path = await fileOf(Buffer.from(delimited(TABLE).replaceAll('\r\n', '\r')));
    return () => openRecords(path, UTF_8);
  },
  'standard input': async () => {
    const bytes = Buffer.from(delimited(TABLE));
    return () =>
      openStandardInput(Readable.from([bytes.subarray(0, 999), bytes.subarray(999)]), UTF_8);
  },
  NDJSON: async () => {
    const path = await writeTable('list.ndjson', TABLE);
    return () => openRecords(path, UTF_8);
  },
  'a Parquet file': async () => {
    const path = await writeTable('list.parquet', TABLE);
    return () => openRecords(path, UTF_8);
  },
  'a workbook': async () => {
    const path = await writeWorkbook([{ name: 'People', rows: [COLUMNS, ...TABLE.rows] }]);
    return () => openRecords(path, UTF_8);
  },
};

describe('rows that other threads read', () => {
  it.each(Object.entries(SOURCES))(
    'are those of one thread and the rules: %s',
    async (_, write) => {
      const open = await write();
      const alone = await sorted(await open(), READ_HERE);
      expect(alone.report.accepted).toBeGreaterThan(1_000);
      const reader = new ThreadedReading({ threads: 2, here: 0 });
      expect(await sorted(await open(), reader)).toEqual(alone);
      const { fromBytes, byRules } = reader.ways;
      expect(fromBytes + byRules).toBe(alone.report.rows);
    },
  );

  it('are told as those read from their bytes, and those left to the rules', async () => {
    const path = await fileOf(Buffer.from(delimited(TABLE)));
    const reader = new ThreadedReading({ threads: 1 });
    await sorted(await openRecords(path, UTF_8), reader);
    expect(reader.ways.fromBytes).toBeGreaterThan(100);
    expect(reader.ways.byRules).toBeGreaterThan(1_000);
  });
});

/** Prepares a file of several pieces in other threads, while something happens after the first rows. */
const prepareWhile = async (happens: (path: string, stop: AbortController) => void) => {
  const folder = await tempFolder();
  const path = join(folder, 'list.csv');
  await writeFile(path, delimited({ columns: COLUMNS, rows: rowsOf(20_000) }));
  const stop = new AbortController();
  let happened = false;
  const outcome = await prepareDrop({
    source: interruptible(await openRecords(path, UTF_8), stop.signal),
    reading: new ThreadedReading({ threads: 2, here: 1 }),
    openDrop: (columns) => DropFolder.open(join(folder, 'out'), columns),
    clock: { now: () => new Date(0) },
    randomness: { bytes: (length) => new Uint8Array(length) },
  })({
    ...{ signed, party: 'brand', dataset: 'customers', mapping: MAPPING },
    attestation: 'they agreed',
    onProgress: () => {
      if (!happened) happens(path, stop);
      happened = true;
    },
  }).catch((fault: unknown) => fault);
  return { outcome, left: await readdir(folder) };
};

describe('a file that several threads are reading', () => {
  it('leaves no digest where it is interrupted', async () => {
    const { outcome, left } = await prepareWhile((_, stop) => stop.abort());
    expect(outcome).toMatchObject({ code: 'interrupted' });
    expect(left).toEqual(['list.csv']);
  });

  it('leaves none where it is written to meanwhile, and says so', async () => {
    const { outcome, left } = await prepareWhile((path) =>
      appendFileSync(path, 'a@example.org,,gold\n'),
    );
    expect(outcome).toMatchObject({
      code: 'input',
      message: expect.stringContaining('changed while it was read'),
    });
    expect(left).toEqual(['list.csv']);
  });
});

describe('what can be interrupted', () => {
  it('listens to signals once, however many are read, and not at all after that', async () => {
    const before = process.listenerCount('SIGINT');
    const ends: (() => void)[] = [];
    const runs = Array.from({ length: 20 }, () =>
      untilInterrupted(() => new Promise<void>((resolve) => ends.push(resolve))),
    );
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    for (const end of ends) end();
    await Promise.all(runs);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
