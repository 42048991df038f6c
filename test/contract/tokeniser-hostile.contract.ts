import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { FILLERS } from '#core/lint/placeholders.ts';
import type { Tokeniser } from '#core/ports/tokeniser.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { writePart, writeQuery } from '#proof/rehearsal/parquet.ts';
import { allAlike, hostileParquet } from '#test/support/hostile-parquet.ts';
import { honestPart, LYING_PARTS } from '#test/support/lying-parts.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import {
  type PartShape,
  TEST_KEYS,
  TEST_SCOPE,
  tokeniseFile,
} from '#test/support/token-setting.ts';

const EMAIL: PartShape = { kinds: ['email'], attributes: {} };
const MAX_SECONDS = 10;
/** What a refusal may take beyond what the process has already. */
const MAX_MEGABYTES = 400;

/** Parts that DuckDB itself writes, in few bytes, and how many rows their manifest tells. */
const BOMBS: readonly (readonly [string, string, number, 'unreadable' | 'rows-differ'])[] = [
  ['one row more', "select 'x' as email from range(1001)", 1_000, 'rows-differ'],
  ['no row', "select 'x' as email where false", 1_000, 'rows-differ'],
  [
    'texts of a megabyte',
    "select repeat('x', 1000000) || range as email from range(40)",
    40,
    'unreadable',
  ],
  ['a list of texts', "select ['x', 'y'] as email", 1, 'unreadable'],
  ['a struct', "select { 'a': 'x' } as email", 1, 'unreadable'],
  [
    'structs in a hundred structs',
    `select ${"{ 'a': ".repeat(100)}'x'${' }'.repeat(100)} as email`,
    1,
    'unreadable',
  ],
  [
    'ten thousand columns',
    `select ${Array.from({ length: 10_000 }, (_, at) => `'x' as c${at}`).join(', ')}`,
    1,
    'unreadable',
  ],
];

const HONEST: PartShape = { kinds: ['email', 'phone'], attributes: { tier: ['gold', 'silver'] } };
const ROWS = 500;

const writeHonest = async (): Promise<Buffer> => {
  const path = join(await tempFolder(), 'part.parquet');
  const rows = Array.from(
    { length: ROWS },
    (_, at): PartRow => [digestOf(`p${at}`), at % 3 === 0 ? null : digestOf(`${at}`), 'gold'],
  );
  await writePart(path, ['email', 'phone', 'tier'], rows);
  return readFile(path);
};

/** What every tokeniser promises of a part whose SHA-256 is right and whose inside is not. */
export const tokeniserHostileContract = (name: string, tokeniser: Tokeniser): void => {
  describe(`${name} takes no harm from a part`, () => {
    afterEach(removeTempFolders);

    const outcomeOf = async (shape: PartShape, content: Buffer, rows: number) => {
      const source = join(await tempFolder(), 'part.parquet');
      await writeFile(source, content);
      return tokeniseFile(tokeniser, shape, { source, rows });
    };

    const expectCheap = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      const [began, before] = [performance.now(), process.resourceUsage().maxRSS];
      const result = await work();
      expect(performance.now() - began).toBeLessThan(MAX_SECONDS * 1_000);
      expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(MAX_MEGABYTES);
      return result;
    };

    it('that is honest and written by hand', async () => {
      const done = await outcomeOf(EMAIL, honestPart(), 3);
      expect(done).toMatchObject({ report: { rows: 3, accepted: 3 } });
    });

    it.each(LYING_PARTS)('with %s', async (_, lie) => {
      const content = lie();
      expect(await expectCheap(() => outcomeOf(EMAIL, content, 3))).toBe('unreadable');
    });

    it.each(BOMBS)('of %s', async (...[, query, rows, expected]) => {
      const source = join(await tempFolder(), 'part.parquet');
      await writeQuery(source, query);
      expect(await expectCheap(() => tokeniseFile(tokeniser, EMAIL, { source, rows }))).toBe(
        expected,
      );
    });

    it('where every row points at one huge text', async () => {
      const rows = 300_000;
      const content = hostileParquet(allAlike('x'.repeat(8_000_000), rows));
      const done = await expectCheap(() => outcomeOf(EMAIL, content, rows));
      expect(done).toMatchObject({
        report: { rows, accepted: 0, quarantined: { 'not-a-digest': rows } },
      });
    });

    it('of a hundred million rows in less than a thousand bytes, said to be a thousand', async () => {
      const content = hostileParquet(allAlike('x', 100_000_000));
      expect(content.length).toBeLessThan(1_000);
      expect(await expectCheap(() => outcomeOf(EMAIL, content, 1_000))).toBe('rows-differ');
    });

    it('and blames none for a fault of its own', async () => {
      const source = join(await tempFolder(), 'part.parquet');
      await writeFile(source, honestPart());
      const target = join(await tempFolder(), 'nowhere');
      const tokenise = (of: { source: string; target: string }) =>
        withSubkeys(TEST_KEYS, { kinds: EMAIL.kinds, scope: TEST_SCOPE }, (subkeys) =>
          tokeniser.tokenise({
            ...of,
            ...EMAIL,
            subkeys,
            fillers: FILLERS,
            rows: 3,
            part: 'part-0001',
            firstPerson: 0,
            shards: 1,
            alone: true,
          }),
        );
      await expect(tokenise({ source, target })).rejects.toThrow();
      await expect(tokenise({ source: join(target, 'part.parquet'), target })).rejects.toThrow(
        'ENOENT',
      );
    });

    it('that is flipped or cut anywhere: it is refused, or every row is accounted for (property)', async () => {
      const honest = await writeHonest();
      const flip = fc.record({ at: fc.nat(honest.length - 1), to: fc.nat(255) });
      const flips = fc.array(flip, { minLength: 1, maxLength: 4 });
      const cut = fc.oneof(
        { weight: 4, arbitrary: fc.constant(honest.length) },
        fc.nat(honest.length),
      );
      await fc.assert(
        fc.asyncProperty(flips, cut, async (changes, end) => {
          const content = Buffer.from(honest.subarray(0, end));
          for (const { at, to } of changes) if (at < end) content[at] = to;
          const done = await outcomeOf(HONEST, content, ROWS);
          if (typeof done === 'string') return;
          const { rows, accepted, quarantined } = done.report;
          const lost = Object.values(quarantined).reduce((sum, each) => sum + (each ?? 0), 0);
          expect([rows, accepted + lost]).toEqual([ROWS, ROWS]);
        }),
        { numRuns: 60 },
      );
    });
  });
};
