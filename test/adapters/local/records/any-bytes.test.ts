import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENCODINGS } from '#adapters/local/records/decode-text.ts';
import { openRecords, type ReadOptions } from '#adapters/local/records/open-records.ts';
import { StandardInput } from '#adapters/local/records/standard-input.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_FOOTER_LINES, MAX_HEADER_LINES, MAX_KEPT_BYTES } from '#core/source-limits.ts';
import { allRecords } from '#test/contract/record-source.contract.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let folder = '';
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(removeTempFolders);

const UTF_8: ReadOptions = { encoding: 'utf-8', delimiter: undefined };

const opened = async (content: string | Uint8Array, options = UTF_8) => {
  const path = join(folder, 'any.txt');
  await writeFile(path, content);
  return openRecords(path, options);
};

const FRAGMENTS = [
  ...['email', 'Email', 'a@x.org', 'Total', 'two words', '"', '""', '\\', '\\"', ',', ';', '\t'],
  ...['\n', '\r\n', '\r', '\r\r\n', '\n\n', ' ', '\0', '\uFEFF', 'sep=;', '{', '}', '[', ']', ':'],
  ...['{"email":"a@x.org"}', '[{"email":["x","y"]},', '1e5', 'Ã¼', '\x01', '\x1a'],
];
const text = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 30 }).map((all) => all.join(''));
const bytes = fc.oneof(
  text.map((each) => Buffer.from(each)),
  text.map((each) => Buffer.from(`\uFEFF${each}`, 'utf16le')),
  fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each)),
);
const options = fc.record({
  encoding: fc.constantFrom(...ENCODINGS),
  delimiter: fc.constantFrom(undefined, ',', '\x01', '\\'),
  backslash: fc.boolean(),
});

describe('a file of any bytes', () => {
  it('gives records in the order of their lines, or our own error, and nothing else (property)', async () => {
    const read = async (content: Uint8Array, how: ReadOptions): Promise<void> => {
      const source = await opened(content, how);
      const wanted = ['email'];
      const names = await source.columns(wanted);
      expect(new Set(names).size).toBe(names.length);
      const records = await allRecords(source, wanted);
      const lines = records.map(({ line }) => line);
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
      for (const { fields } of records) if (fields) expect(fields).toHaveLength(1);
      for (const note of source.notes()) expect(note).toMatch(/^[A-Z\d].*\.$/);
    };
    await fc.assert(
      fc.asyncProperty(bytes, options, async (content, how) => {
        fc.pre(content.length > 0);
        const fault: unknown = await read(content, how).catch((error: unknown) => error);
        if (fault !== undefined && !(fault instanceof AirlockError)) throw fault;
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});

describe('what is looked for in a text has bounds', () => {
  const titles = (count: number): string => 'A title\n'.repeat(count);

  it('a header, in the first lines', async () => {
    const last = await opened(`${titles(MAX_HEADER_LINES - 1)}email,tier\na@x.org,gold\n`);
    expect(await last.columns(['email'])).toEqual(['email', 'tier']);
    const later = await opened(`${titles(MAX_HEADER_LINES)}email,tier\na@x.org,gold\n`);
    expect(await later.columns(['email'])).not.toContain('email');
  });

  it('a footer, in the last lines', async () => {
    const footer = (lines: number) =>
      opened(`email,tier\na@x.org,gold\n\n${'Some more words\n'.repeat(lines)}`);
    expect(await allRecords(await footer(MAX_FOOTER_LINES), ['email'])).toHaveLength(1);
    const rows = await allRecords(await footer(MAX_FOOTER_LINES + 1), ['email']);
    expect(rows).toHaveLength(MAX_FOOTER_LINES + 2);
  });

  it('the beginning of standard input, which is not kept any longer', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; sent <= MAX_KEPT_BYTES; sent += 1 << 20) yield Buffer.alloc(1 << 20, 'x');
    }
    const input = new StandardInput(chunks());
    const length = async () => {
      let sum = 0;
      for await (const chunk of (await input.open()).bytes()) sum += chunk.length;
      return sum;
    };
    expect(await length()).toBe(MAX_KEPT_BYTES + (1 << 20));
    await expect(length()).rejects.toThrow('Standard input can be read once');
  });

  it('and a beginning that is kept is given again, with what follows it', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (const each of 'some text in many pieces') yield Buffer.from(each);
    }
    const input = new StandardInput(chunks());
    for (let times = 0; times < 3; times += 1) {
      let read = '';
      for await (const chunk of (await input.open()).bytes()) read += String(chunk);
      expect(read).toBe('some text in many pieces');
    }
  });
});
