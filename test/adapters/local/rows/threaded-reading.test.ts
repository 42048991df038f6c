import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { splitText, stateAt } from '#adapters/local/records/split-text.ts';
import { linesIn } from '#adapters/local/records/text-lines.ts';
import { ThreadedReading } from '#adapters/local/rows/threaded-reading.ts';
import type { RecordSource, TextPiece } from '#core/ports/record-source.ts';
import type { RowReading } from '#core/ports/row-reading.ts';
import { PIECE_LENGTH } from '#core/source-limits.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { READ_HERE } from '#core/usecases/drops/read-records.ts';
import { COLUMNS, MAPPING, signed, sorted } from '#test/support/rows/three-columns.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const LAYOUT: TextPiece['layout'] = {
  newline: '\n',
  delimiter: ',',
  width: 3,
  backslash: false,
  places: [[0], [1], [2]],
};

/** A text that is had in pieces of so many lines, cut wherever that is. */
const cutSource = (text: string, cuts: readonly number[]): RecordSource => {
  const whole = { lines: linesIn(text, '\n'), layout: LAYOUT, state: stateAt(1), isLast: true };
  return {
    columns: async () => COLUMNS,
    notes: () => [],
    progress: () => ({ done: 0, total: 1 }),
    async *records() {
      yield splitText(whole).records;
    },
    async *pieces() {
      const all = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
      for (let at = 0, turn = 0; at < all.length; turn += 1) {
        const end = at + (cuts[turn % cuts.length] ?? 1);
        const lines = all.slice(at, end).join('');
        const bytes = () => new TextEncoder().encode(lines);
        const state = at === 0 ? stateAt(1) : undefined;
        yield { bytes, layout: LAYOUT, state, isLast: end >= all.length, settle: () => undefined };
        at = end;
      }
    },
  };
};

const FIELDS = [
  ...['ada@example.org', 'bob@example.org', '"Cy" <cy@example.org>', 'n/a', '', ' ', 'Total'],
  ...['+447400000001', '0044 7400 000002', '+44 (0)7400 000003', '07400 000004', 'zoë@exämple.org'],
  ...['gold', 'silver', 'gold\r', '"two\nlines"', '"a ""b"", c"', '5" pipe', '"open', 'x"', '\\"'],
];
const field = fc.constantFrom(...FIELDS);
const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(field, field, field).map((all) => all.join(',')) },
  { weight: 1, arbitrary: fc.constantFrom('', '\r', ',,', 'Total,2,', 'one', '"') },
);
const text = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 25 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end) + end);

describe('rows that are read in pieces', () => {
  it('are those of the whole file, wherever it is cut between two lines (property)', async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(text, cuts, async (content, lines) => {
        const source = cutSource(content, lines);
        const inPieces = await sorted(source, new ThreadedReading({ threads: 1 }));
        expect(inPieces).toEqual(await sorted(source, READ_HERE));
      }),
      { numRuns: 200 },
    );
  });
});

/** A file of several pieces, with what is hard where it is cut. */
const bigFile = (): string => {
  const rows = Array.from({ length: 12_000 }, (_, n) => {
    const mail = n % 90 === 4 ? 'n/a' : `p${n % 11_000}@example.org`;
    const tel = n % 5 === 0 ? `0044 7400 ${String(n).padStart(6, '0')}` : '';
    const note = n % 3 === 0 ? `"line one\nof ""${n}""\r\n, the last"` : 'plain '.repeat(8);
    return `${mail},${tel},${n % 7 === 0 ? 'gold' : 'silver'},${note}${n % 500 === 0 ? '\n' : ''}`;
  });
  return ['mail,tel,level,note', ...rows, ''].join('\r\n');
};

const ENCODED: readonly (readonly [string, (text: string) => Uint8Array])[] = [
  ['UTF-8 with a mark', (content) => Buffer.from(`\uFEFF${content}`)],
  ['UTF-16', (content) => Buffer.from(`\uFEFF${content}`, 'utf16le')],
];

describe('a file that several threads read', () => {
  it.each(ENCODED)('becomes the same drop as in one, in %s', async (_, encode) => {
    const folder = await tempFolder();
    const path = join(folder, 'list.csv');
    const content = bigFile();
    expect(content.length).toBeGreaterThan(2 * PIECE_LENGTH);
    await writeFile(path, encode(content));
    const prepare = async (out: string, reader: RowReading) => {
      const source = await openRecords(path, { encoding: 'utf-8', delimiter: undefined });
      const preparation = await prepareDrop({
        source,
        reading: reader,
        openDrop: (columns) => DropFolder.open(join(folder, out), columns),
        clock: { now: () => new Date(0) },
        randomness: { bytes: (length) => new Uint8Array(length) },
      })({
        signed,
        party: 'brand',
        dataset: 'customers',
        mapping: MAPPING,
        attestation: 'they agreed',
      });
      const files = ['manifest.json', 'lint-report.json', 'quarantine.csv'];
      const written = files.map((name) => readFile(join(folder, out, name), 'utf8'));
      return { preparation, written: await Promise.all(written), notes: source.notes() };
    };
    const alone = await prepare('alone', READ_HERE);
    expect(alone.preparation.outcome).toBe('prepared');
    expect(alone.preparation.report.accepted).toBeGreaterThan(5_000);
    expect(await prepare('two', new ThreadedReading({ threads: 2, here: 1 }))).toEqual(alone);
  });

  it('fails with the fault of the row that cannot be read, after those before it', async () => {
    const path = join(await tempFolder(), 'list.csv');
    const broken = Buffer.concat([Buffer.from(bigFile()), Buffer.from([0xff, 0xfe, 0x0a])]);
    await writeFile(path, broken);
    const source = await openRecords(path, { encoding: 'utf-8', delimiter: undefined });
    await expect(sorted(source, new ThreadedReading({ threads: 1 }))).rejects.toMatchObject({
      code: 'input',
      message: expect.stringContaining('is not utf-8 text'),
    });
  });
});
