import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { writePart } from '#proof/rehearsal/parquet.ts';
import { expectFileRefused, PLAIN_MAPPING, setUpFile } from '#test/e2e/prepare-file.ts';
import { expectRefused, spawnCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const people = (count: number): string =>
  Array.from({ length: count }, (_, at) => `jane.doe${at}@example.org,gold\n`).join('');
const csv = (count = 3): string => `email,tier\n${people(count)}`;

describe('a file that is not there, or not a file', () => {
  it('is refused by its path', async () => {
    const { args, file } = await setUpFile({ content: csv() });
    await rm(file);
    await expectRefused(args, { code: 5, says: /^There is no file ".*customers\.csv"/ });
  });

  it('is refused if it is a folder', async () => {
    const { args, file } = await setUpFile({ content: csv() });
    await rm(file);
    await mkdir(file);
    await expectRefused(args, { code: 5, says: /is a folder/ });
  });

  it('is refused in a process of its own just the same, without a stack trace', async () => {
    const { args } = await setUpFile({ content: '' });
    const ran = await spawnCli(args);
    expect(ran).toMatchObject({ code: 5, out: '' });
    expect(ran.err).toMatch(/^".*customers\.csv" is empty: export it again\.\n$/);
  });
});

describe('a file without rows', () => {
  it('is refused if it is empty', () => expectFileRefused({ content: '', says: /is empty/ }));

  it('is refused if it holds blank lines only', () =>
    expectFileRefused({ content: '\n\r\n\n', says: /no header line/ }));

  it('is refused if it holds a byte-order mark only', () =>
    expectFileRefused({ content: '\uFEFF', says: /no header line/ }));

  it('is refused if it holds a header only', () =>
    expectFileRefused({ content: 'email,tier\r\n', says: /a header and no rows/ }));

  it('is refused if packing hides that it is empty', () =>
    expectFileRefused({ content: gzipSync(''), name: 'c.csv.gz', says: /no header line/ }));
});

describe('a header that cannot be used', () => {
  it('is refused if two columns could be meant, by their places', () =>
    expectFileRefused({
      content: 'Email,tier,EMAIL\njane.doe@example.org,gold,x\n',
      says: /The columns 1 and 3 of the file are called "email" but for case and blanks/,
    }));

  it('is refused if a mapped column is missing', () =>
    expectFileRefused({
      content: 'contact,tier\njane.doe@example.org,gold\n',
      says: /no column "email"/,
    }));

  it('is refused if its quotes are broken', () =>
    expectFileRefused({
      content: 'email,"tier\njane.doe@example.org,gold\n',
      says: /stray quote in its header/,
    }));

  it.each([
    ['an address', 'jane.doe@example.org,gold'],
    ['the same address twice', 'jane.doe@example.org,jane.doe@example.org'],
    ['a phone number', 'Marcella,+44 7700 900 123'],
    ['a birth date', 'Marcella,1984-03-17'],
    ['a hex digest', `${'ab'.repeat(32)},gold`],
    ['a base64 digest', `${Buffer.alloc(32, 7).toString('base64')},gold`],
    ['a name only, which looks like a column', 'Marcella,Hotelling'],
    ['a name twice', 'Marcella,Marcella'],
  ])('is never repeated when it is %s', (_, first) =>
    expectFileRefused({ content: `${first}\n${people(3)}`, says: /./ }),
  );

  it.each(['jane.doe@example.org,gold', 'Marcella,+44 7700 900 123'])(
    'is never repeated as a suggestion: %s',
    (first) =>
      expectFileRefused({
        content: `${first}\n${people(3)}`,
        mapping: [],
        says: /looks like data/,
      }),
  );
});

describe('a text in another encoding', () => {
  it('is refused with a hint when nothing was declared', () =>
    expectFileRefused({
      content: Buffer.from('email,tier\nzoë.doe@example.org,gold\n', 'latin1'),
      says: /is not utf-8 text: save it as UTF-8; if it is Latin-1, say "--encoding latin1"/,
    }));

  it('is refused when a late byte shows it, and no part of a drop stays', () =>
    expectFileRefused({
      content: Buffer.from(`${csv(30_000)}zoë.doe@example.org,gold\n`, 'latin1'),
      says: /is not utf-8 text/,
    }));

  it('is refused when the declared encoding is wrong', () =>
    expectFileRefused({
      content: Buffer.from([0x00, 0xd8, 0x41, 0x00, 0x0a, 0x00]),
      flags: ['--encoding', 'utf-16le'],
      says: /is not utf-16le text.*check --encoding/,
    }));

  it('is refused when the encoding has no name of ours', async () => {
    const { args } = await setUpFile({ content: csv() });
    await expectRefused([...args, '--encoding', 'klingon-8'], {
      code: 2,
      says: /choose one of utf-8, latin1/,
      secrets: ['klingon'],
    });
  });

  const declared = (encoding: string): readonly string[] => ['--encoding', encoding];

  it('is named where it is UTF-32, which nothing reads', () =>
    expectFileRefused({
      content: Buffer.from([0xff, 0xfe, 0, 0, 0x65, 0, 0, 0]),
      says: /is UTF-32 text: save it as UTF-8/,
    }));

  it.each([
    ['by its name', 'list.xls', 'd0cf11e0a1b11ae100000000'],
    ['by another name', 'list.csv', 'd0cf11e0a1b11ae100000000'],
  ])('is not guessed at where it is an old Excel workbook: %s', async (_, name, hex) => {
    const content = Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(500, 0xe9)]);
    for (const flags of [[], declared('latin1')])
      await expectFileRefused({ content, name, flags, says: /Excel workbook.*save it as CSV/ });
  });
});

describe('a damaged packing', () => {
  const packed = { gz: gzipSync(csv(5_000)), zst: zstdCompressSync(Buffer.from(csv(5_000))) };
  const frames = Buffer.concat([packed.zst, zstdCompressSync(Buffer.from(people(5_000)))]);

  it.each([
    ['gzip cut in half', packed.gz.subarray(0, packed.gz.length / 2), 'gz'],
    ['gzip without its last byte', packed.gz.subarray(0, -1), 'gz'],
    ['gzip with something behind it', Buffer.concat([packed.gz, Buffer.from('behind')]), 'gz'],
    ['zstd cut in half', packed.zst.subarray(0, packed.zst.length / 2), 'zst'],
    ['zstd without its last byte', packed.zst.subarray(0, -1), 'zst'],
    ['zstd with something behind it', Buffer.concat([packed.zst, Buffer.from('behind')]), 'zst'],
    ['zstd cut in its second frame', frames.subarray(0, -20), 'zst'],
  ])('is refused and leaves no drop: %s', (_, content, ending) =>
    expectFileRefused({ content, name: `c.csv.${ending}`, says: /damaged or cut-off (gzip|zstd)/ }),
  );

  it('is refused in a Parquet file, wherever it was cut', async () => {
    const path = join(await tempFolder(), 'whole.parquet');
    const rows = Array.from({ length: 500 }, (_, at) => [`jane${at}@example.org`, 'gold']);
    await writePart(path, ['email', 'tier'], rows);
    const whole = await readFile(path);
    for (const content of [whole.subarray(0, 40), whole.subarray(0, -9), spoilt(whole)])
      await expectFileRefused({ content, name: 'c.parquet', says: /damaged Parquet file/ });
  });
});

/** The same file with bytes of its data pages overwritten. */
const spoilt = (whole: Buffer): Buffer => {
  const copy = Buffer.from(whole);
  copy.fill(0xff, 30, 200);
  return copy;
};

describe('NDJSON that holds no objects', () => {
  it.each([
    ['text', 'jane.doe@example.org\njohn.doe@example.org\n'],
    ['arrays', '["jane.doe@example.org"]\n'],
  ])('is refused: %s', (_, content) =>
    expectFileRefused({ content, name: 'c.ndjson', says: /holds no JSON objects/ }),
  );
});

describe('a place for the drop that cannot be used', () => {
  it('is refused if it is a file', async () => {
    const { args, drop, file } = await setUpFile({ content: csv() });
    await expectRefused(
      args.map((arg) => (arg === drop ? file : arg)),
      { code: 2, says: /cannot be made a folder/ },
    );
  });

  it('is refused if it holds the file itself, or files of others, which stay', async () => {
    const { args, drop, file } = await setUpFile({ content: csv() });
    const into = (folder: string) => args.map((arg) => (arg === drop ? folder : arg));
    await expectRefused(into(join(file, '..')), { code: 2, says: /holds ".*", which is read/ });
    expect(await readFile(file, 'utf8')).toBe(csv());
    await mkdir(drop);
    await writeFile(join(drop, 'manifest.json'), 'mine');
    await expectRefused(args, { code: 2, says: /holds files that prepare did not write/ });
    expect(await readFile(join(drop, 'manifest.json'), 'utf8')).toBe('mine');
  });
});

describe('a mapping that does not fit', () => {
  const flags = (...instead: readonly string[]) => setUpFile({ content: csv(), mapping: instead });

  it.each([
    ['a kind that the agreement does not use', [...PLAIN_MAPPING, '--map', 'maid=email']],
    ['an attribute that is not declared', [...PLAIN_MAPPING, '--attribute', 'shoe=tier']],
    ['no column for a declared attribute', ['--map', 'email=email', '--attest', 'All agreed.']],
    ['nobody who says who consented', ['--map', 'email=email', '--attribute', 'tier=tier']],
    ['half a flag', ['--map', 'email']],
    ['flags beside a file, which would be dropped', [...PLAIN_MAPPING, '--mapping', 'm.yaml']],
    ['half a kind of three', [...PLAIN_MAPPING, '--map', 'name_postcode=email,tier']],
  ])('is refused: %s', async (_, mapping) => {
    const { args } = await flags(...mapping);
    await expectRefused(args, { code: 2, secrets: ['jane.doe'] });
  });
});
