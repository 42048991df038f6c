import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Digest } from '#core/identifiers/digest.ts';
import type { Tokeniser } from '#core/ports/tokeniser.ts';
import { pieceName, SHARD_COUNTS, shardName, shardNames, shardOf } from '#core/shards.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import { tokenOf } from '#core/tokens/token.ts';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { readParquet, writeParquet, writePart } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import {
  type PartShape,
  TEST_KEYS,
  TEST_SCOPE,
  type TokenRow,
  tokeniseFile,
  tokeniseRows,
} from '#test/support/token-setting.ts';

const SHAPE: PartShape = {
  kinds: ['email', 'phone'],
  attributes: { tier: ['gold', 'silver'] },
};

/** Token halves as core defines them, one digest at a time. */
const expectedTokens = (kind: 'email' | 'phone', digests: readonly string[]): Promise<string[]> =>
  withSubkeys(TEST_KEYS, { kinds: [kind], scope: TEST_SCOPE }, async (subkeys) => {
    const subkey = subkeys.get(kind);
    if (!subkey) throw new Error('no subkey');
    return digests
      .map((digest) => tokenOf(subkey, digest as Digest))
      .sort((a, b) => Number(a.hi - b.hi > 0n) - Number(a.hi - b.hi < 0n))
      .map(({ hi, lo }) => `${hi} ${lo}`);
  });

const tokens = (rows: readonly TokenRow[]): string[] =>
  rows.map(({ token_hi, token_lo }) => `${token_hi} ${token_lo}`);

const rowsFor = (count: number): PartRow[] =>
  Array.from({ length: count }, (_, n) => [
    digestOf(`p${n}@example.org`),
    n % 3 === 0 ? null : digestOf(`+44740000${n}`),
    n % 2 === 0 ? 'gold' : 'silver',
  ]);

/** What every tokeniser promises of one part. */
export const tokeniserContract = (name: string, tokeniser: Tokeniser): void => {
  describe(`${name} is a tokeniser`, () => {
    afterEach(removeTempFolders);

    it('gives every digest the token that core defines, sorted by token', async () => {
      const rows = rowsFor(500);
      const done = await tokeniseRows(tokeniser, SHAPE, { rows });
      for (const [at, kind] of (['email', 'phone'] as const).entries()) {
        const digests = rows.flatMap((row) => row[at] ?? []);
        expect(tokens(await done.rowsOf(kind))).toEqual(await expectedTokens(kind, digests));
      }
    });

    it('writes one file a kind, with nothing but tokens, persons and declared columns', async () => {
      const done = await tokeniseRows(tokeniser, SHAPE, { rows: rowsFor(3) });
      expect((await readdir(done.folder)).sort()).toEqual([
        'email-000.parquet',
        'phone-000.parquet',
      ]);
      for (const kind of SHAPE.kinds)
        for (const row of await done.rowsOf(kind))
          expect(Object.keys(row)).toEqual(['token_hi', 'token_lo', 'person', 'tier']);
    });

    it('keeps each person together: the same number over all kinds, with its attributes', async () => {
      const rows = rowsFor(60);
      const done = await tokeniseRows(tokeniser, SHAPE, { rows });
      const [emails, phones] = [await done.rowsOf('email'), await done.rowsOf('phone')];
      const personOf = new Map(emails.map((row) => [tokens([row])[0], row]));
      const phoneOf = new Map(phones.map((row) => [tokens([row])[0], row]));
      for (const [email, phone, tier] of rows) {
        const [emailToken = ''] = await expectedTokens('email', [email ?? '']);
        const found = personOf.get(emailToken);
        expect(found?.tier).toBe(tier);
        if (!phone) continue;
        const [phoneToken = ''] = await expectedTokens('phone', [phone]);
        expect(phoneOf.get(phoneToken)?.person).toBe(found?.person);
      }
    });

    it('numbers persons once each, from where it is told, and not in the order of the rows', async () => {
      const rows = rowsFor(400);
      const done = await tokeniseRows(tokeniser, SHAPE, { rows, index: 1 });
      const emails = await done.rowsOf('email');
      const numbers = emails.map(({ person }) => Number(person)).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 400 }, (_, at) => 2 ** 32 + at));
      const inOrder = await Promise.all(
        rows.map(async ([email]) => {
          const [token] = await expectedTokens('email', [email ?? '']);
          return Number(emails.find((row) => tokens([row])[0] === token)?.person);
        }),
      );
      const rising = inOrder.filter((person, at) => person > (inOrder[at - 1] ?? -1)).length;
      expect(rising).toBeGreaterThan(100);
      expect(rising).toBeLessThan(300);
    });

    it('is deterministic: the same part and keys give the same bytes', async () => {
      const once = await tokeniseRows(tokeniser, SHAPE, { rows: rowsFor(200) });
      const again = await tokeniseRows(tokeniser, SHAPE, { rows: rowsFor(200) });
      for (const kind of SHAPE.kinds) {
        const file = pieceName(kind, '000');
        expect(await readFile(join(once.folder, file))).toEqual(
          await readFile(join(again.folder, file)),
        );
      }
    });

    it.each(SHARD_COUNTS)(
      'cuts a part into %d shards by the first bits of its tokens',
      async (shards) => {
        const rows = rowsFor(300);
        const whole = await tokeniseRows(tokeniser, SHAPE, { rows });
        const cut = await tokeniseRows(tokeniser, SHAPE, { rows, shards });
        expect(cut.sums).toEqual(whole.sums);
        expect(await readdir(cut.folder)).toHaveLength(SHAPE.kinds.length * shards);
        for (const kind of SHAPE.kinds) {
          const byText = (one: TokenRow, other: TokenRow) =>
            tokens([one]) < tokens([other]) ? -1 : 1;
          const all = [...(await whole.rowsOf(kind))].sort(byText);
          expect([...(await cut.rowsOf(kind))].sort(byText)).toEqual(all);
          for (const [index, shard] of shardNames(shards).entries()) {
            const piece = await readParquet(join(cut.folder, pieceName(kind, shard)));
            for (const { token_hi } of piece)
              expect(shardOf(BigInt(String(token_hi)), shards), shardName(index)).toBe(index);
          }
        }
      },
    );

    it('writes codes for labels, in the order of the labels and not of their declaration', async () => {
      const rows = rowsFor(40);
      const turned: PartShape = { ...SHAPE, attributes: { tier: ['silver', 'gold'] } };
      for (const shape of [SHAPE, turned]) {
        const done = await tokeniseRows(tokeniser, shape, { rows });
        const written = await readParquet(join(done.folder, pieceName('email', '000')));
        const codes = written.map(({ tier }) => tier);
        expect(codes.filter((code) => code === 1n)).toHaveLength(20);
        expect(codes.filter((code) => code === 2n)).toHaveLength(20);
        const labels = (await done.rowsOf('email')).map(({ tier }) => tier);
        expect(labels).toEqual(codes.map((code) => (code === 1n ? 'gold' : 'silver')));
      }
    });

    it('says of a token that another part may take away what else its person has', async () => {
      const rows = rowsFor(9);
      const done = await tokeniseRows(tokeniser, SHAPE, { rows, alone: false });
      const [emails, phones] = [await done.rowsOf('email'), await done.rowsOf('phone')];
      for (const email of emails) {
        const phone = phones.find(({ person }) => person === email.person);
        expect([email._hi_phone, email._lo_phone]).toEqual([
          phone?.token_hi ?? null,
          phone?.token_lo ?? null,
        ]);
      }
      expect(phones.map(({ _hi_email }) => _hi_email)).not.toContain(null);
    });

    it('never writes a digest, as text or as bytes', async () => {
      const rows = rowsFor(50);
      const done = await tokeniseRows(tokeniser, SHAPE, { rows });
      for (const kind of SHAPE.kinds) {
        const content = await readFile(join(done.folder, pieceName(kind, '000')));
        const values = JSON.stringify(await done.rowsOf(kind), (_, value: unknown) =>
          typeof value === 'bigint' ? BigInt.asUintN(64, value).toString(16) : value,
        );
        for (const digest of rows
          .flatMap(([email, phone]) => [email ?? '', phone ?? ''])
          .filter(Boolean)) {
          expect(content.includes(digest)).toBe(false);
          expect(content.includes(Buffer.from(digest, 'hex'))).toBe(false);
          expect(values).not.toContain(digest.slice(0, 16));
        }
      }
    });

    it('lets tokens depend on the digests alone, not on row order or part boundaries (property)', async () => {
      const pool = rowsFor(12);
      const row = fc
        .tuple(fc.constantFrom(...pool), fc.constantFrom(...pool))
        .map(([one, two]): PartRow => [one[0] ?? null, two[1] ?? null, 'gold']);
      const drop = fc.array(row, { minLength: 2, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(drop, fc.nat(), async (rows, cut) => {
          const at = 1 + (cut % (rows.length - 1));
          const whole = await tokeniseRows(tokeniser, SHAPE, { rows });
          const turned = await tokeniseRows(tokeniser, SHAPE, { rows: rows.toReversed() });
          const parts = [rows.slice(0, at), rows.slice(at)];
          const split = await Promise.all(
            parts.map((part) => tokeniseRows(tokeniser, SHAPE, { rows: part })),
          );
          for (const kind of SHAPE.kinds) {
            const expected = tokens(await whole.rowsOf(kind));
            expect(tokens(await turned.rowsOf(kind))).toEqual(expected);
            const ofParts = await Promise.all(split.map((part) => part.rowsOf(kind)));
            expect([...new Set(tokens(ofParts.flat()))].sort()).toEqual([...expected].sort());
          }
        }),
        { numRuns: 6 },
      );
    });

    it.each([
      ['text', 'not parquet at all'],
      ['nothing', ''],
      ['a cut-off file', 'PAR1'],
    ])('calls %s unreadable', async (_, content) => {
      const source = join(await tempFolder(), 'part.parquet');
      await writeFile(source, content);
      expect(await tokeniseFile(tokeniser, SHAPE, { source, rows: 0 })).toBe('unreadable');
    });

    it.each([
      [
        'a column too many',
        { email: 'varchar', phone: 'varchar', tier: 'varchar', name: 'varchar' },
      ],
      ['a column too few', { email: 'varchar', phone: 'varchar' }],
      ['another name', { email: 'varchar', phone: 'varchar', Tier: 'varchar' }],
      ['another type', { email: 'varchar', phone: 'blob', tier: 'varchar' }],
    ])('calls a part with %s unreadable', async (_, columns: Record<string, string>) => {
      const source = join(await tempFolder(), 'part.parquet');
      await writeParquet(source, columns, []);
      expect(await tokeniseFile(tokeniser, SHAPE, { source, rows: 0 })).toBe('unreadable');
    });

    it('takes a part whose columns stand in another order', async () => {
      const source = join(await tempFolder(), 'part.parquet');
      const row = ['gold', null, digestOf('p0@example.org')];
      await writePart(source, ['tier', 'phone', 'email'], [row]);
      const done = await tokeniseFile(tokeniser, SHAPE, { source, rows: 1 });
      if (typeof done === 'string') throw new Error(done);
      expect(tokens(await done.rowsOf('email'))).toEqual(
        await expectedTokens('email', [digestOf('p0@example.org')]),
      );
    });
  });
};
