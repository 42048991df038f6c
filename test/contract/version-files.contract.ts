import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { LentVersion, VersionChange } from '#core/ports/version-files.ts';
import { shardOf } from '#core/shards.ts';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { writeParquet } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { type PartShape, settleParts, type VersionMakers } from '#test/support/token-setting.ts';

const SHAPE: PartShape = { kinds: ['email', 'phone'], attributes: { tier: ['gold', 'silver'] } };

const email = (n: number): string => digestOf(`p${n}@example.org`);
const phone = (n: number): string => digestOf(`+44740000${n}`);
const people = (from: number, count: number, tier = 'gold'): PartRow[] =>
  Array.from({ length: count }, (_, at) => [email(from + at), null, tier]);

/** What all version files promise between the parts of a version, and between versions. */
export const versionFilesContract = (name: string, makers: VersionMakers): void => {
  describe(`${name} settles the parts of a version`, () => {
    afterEach(removeTempFolders);

    it('takes an attribute for itself, though it is called as a column of the work might be', async () => {
      const names = ['line', 'reason', 'hi', 'lo', 'n', 'losers', 'first_line', 'winner'];
      const odd = ['read_email', 'bad_email', 'shape_email', 'hi_email', 'lo_email', 'mac_email'];
      const attributes = Object.fromEntries([...names, ...odd].map((each) => [each, ['x', 'y']]));
      const shape: PartShape = { kinds: ['email', 'phone'], attributes };
      const values = Object.keys(attributes).map(() => 'x');
      const part = (from: number): PartRow[] =>
        Array.from({ length: 4 }, (_, at) => [email(from + at), phone(from + at), ...values]);
      const { lostPeople, rowsOf } = await settleParts(makers, shape, [part(0), part(2)]);
      expect(lostPeople).toBe(2);
      const rows = await rowsOf('email');
      expect(rows).toHaveLength(6);
      for (const row of rows)
        for (const each of Object.keys(attributes)) expect(row[each]).toBe('x');
    });

    it('leaves parts alone that share nothing', async () => {
      const parts = [people(0, 5), people(5, 5)];
      const { lost, lostPeople, rowsOf } = await settleParts(makers, SHAPE, parts);
      expect([lost, lostPeople]).toEqual([{}, 0]);
      expect(await rowsOf('email')).toHaveLength(10);
    });

    it('lets the lower person keep a shared token, and counts who lost what', async () => {
      const parts: PartRow[][] = [
        [
          [email(1), phone(1), 'gold'],
          [email(2), null, 'gold'],
        ],
        [
          [email(1), phone(9), 'silver'],
          [email(3), phone(1), 'silver'],
          [email(2), null, 'silver'],
        ],
        [[email(2), phone(9), 'silver']],
      ];
      const { lost, lostPeople, rowsOf } = await settleParts(makers, SHAPE, parts);
      expect(lost).toEqual({ email: 3, phone: 2 });
      // Of part 2 the row with e-mail 2 alone; of part 3 the row that loses both.
      expect(lostPeople).toBe(2);
      for (const kind of SHAPE.kinds) {
        const rows = await rowsOf(kind);
        const seen = rows.map(({ token_hi, token_lo }) => `${token_hi} ${token_lo}`);
        expect(new Set(seen).size).toBe(seen.length);
      }
      const emails = await rowsOf('email');
      expect(emails.map(({ tier }) => tier).sort()).toEqual(['gold', 'gold', 'silver']);
      expect(emails.filter(({ tier }) => tier === 'gold').every(({ person }) => person < 2n)).toBe(
        true,
      );
    });

    it('writes what is left sorted by token, the same bytes whenever it is asked', async () => {
      const parts = [people(0, 40), people(100, 40), [...people(0, 1), ...people(200, 40)]];
      const once = await settleParts(makers, SHAPE, parts);
      const rows = await once.rowsOf('email');
      expect(rows).toHaveLength(120);
      const his = rows.map(({ token_hi }) => token_hi);
      const bits = his.map((hi) => shardOf(hi, makers.shards ?? 1));
      expect(bits).toEqual(bits.toSorted((a, b) => a - b));
      for (const shard of new Set(bits)) {
        const inShard = his.filter((_, at) => bits[at] === shard);
        expect(inShard).toEqual([...inShard].sort((a, b) => (a < b ? -1 : 1)));
      }
      const again = await settleParts(makers, SHAPE, parts);
      for (const [kind, paths] of once.version.files)
        for (const [at, path] of paths.entries())
          expect(await readFile(again.version.files.get(kind)?.[at] ?? '')).toEqual(
            await readFile(path),
          );
    });
  });

  describe(`${name} compares versions`, () => {
    afterEach(removeTempFolders);

    const change = (newer: LentVersion, older: LentVersion): Promise<VersionChange> =>
      makers.versionFiles.withComparison(newer, (changeSince) => changeSince(older));
    const compare = async (newer: readonly PartRow[], older: readonly PartRow[]) => {
      const [one, two] = [
        await settleParts(makers, SHAPE, [newer]),
        await settleParts(makers, SHAPE, [older]),
      ];
      return change(one.version, two.version);
    };

    it('reads a version of an older room, whose files hold labels, and one whose codes mean others', async () => {
      const rows = [...people(0, 10), ...people(10, 9, 'silver')];
      const newer = await settleParts(makers, SHAPE, [[...rows, [email(80), null, 'gold']]]);
      const older = await settleParts(makers, SHAPE, [rows]);
      const labels = join(await tempFolder(), 'email.parquet');
      const columns = { token_hi: 'bigint', token_lo: 'bigint', person: 'bigint', tier: 'varchar' };
      const told = (await older.rowsOf('email')).map(
        ({ token_hi, token_lo, person, tier }) =>
          [token_hi, token_lo, person, String(tier)] as const,
      );
      await writeParquet(labels, columns, told);
      const old: LentVersion = { files: new Map([['email', [labels]]]), domain: undefined };
      expect(await change(newer.version, old)).toEqual({ onlyNew: 1, onlyOld: 0 });
      const more = { ...SHAPE, attributes: { tier: ['gold', 'silver', 'bronze'] } };
      const renamed = await settleParts(makers, more, [rows]);
      expect(await change(newer.version, renamed.version)).toEqual({ onlyNew: 1, onlyOld: 0 });
    });

    it('finds no difference in the same people, in any order', async () => {
      const rows = people(0, 30);
      expect(await compare(rows, rows.toReversed())).toEqual({ onlyNew: 0, onlyOld: 0 });
    });

    it('counts who came and who went, each side for itself', async () => {
      expect(await compare(people(5, 30), people(0, 20))).toEqual({ onlyNew: 15, onlyOld: 5 });
    });

    it('counts a person whose attribute or identifier changed on both sides', async () => {
      const older: PartRow[] = [...people(0, 10), [email(50), phone(50), 'gold']];
      const tier: PartRow[] = [...people(0, 10), [email(50), phone(50), 'silver']];
      expect(await compare(tier, older)).toEqual({ onlyNew: 1, onlyOld: 1 });
      const number: PartRow[] = [...people(0, 10), [email(50), phone(51), 'gold']];
      expect(await compare(number, older)).toEqual({ onlyNew: 1, onlyOld: 1 });
    });

    it('shows the smallest change of any view: nobody hides behind others who changed', async () => {
      const older: PartRow[] = Array.from({ length: 20 }, (_, n) => [email(n), phone(n), 'gold']);
      const tiers = older.map(([one, two]): PartRow => [one ?? null, two ?? null, 'silver']);
      expect(await compare(tiers, older)).toEqual({ onlyNew: 20, onlyOld: 20 });
      const hidden = await compare([...tiers, [email(99), null, 'gold']], older);
      expect(hidden).toEqual({ onlyNew: 1, onlyOld: 20 });
      const phones = older.map(([one], n): PartRow => [one ?? null, phone(100 + n), 'gold']);
      expect(await compare(phones, older)).toEqual({ onlyNew: 20, onlyOld: 20 });
      const gone = await compare(phones.slice(1), older);
      expect(gone).toEqual({ onlyNew: 19, onlyOld: 1 });
    });

    it('sees that an identifier moved from one person to another', async () => {
      const older: PartRow[] = [...people(0, 10), [email(50), phone(50), 'gold']];
      const parted: PartRow[] = [
        ...people(0, 10),
        [email(50), null, 'gold'],
        [null, phone(50), 'gold'],
      ];
      expect(await compare(parted, older)).toEqual({ onlyNew: 2, onlyOld: 1 });
    });

    it('compares only the attributes that both versions have', async () => {
      const shape = { kinds: SHAPE.kinds, attributes: { rank: ['gold'] } };
      const rows = people(0, 10);
      const older = await settleParts(makers, SHAPE, [rows]);
      const newer = await settleParts(makers, shape, [[...rows, [email(70), null, 'gold']]]);
      const found = await change(newer.version, older.version);
      expect(found).toEqual({ onlyNew: 1, onlyOld: 0 });
    });

    it('compares by attributes of any name', async () => {
      const attributes = { surplus: ['a', 'b'], held_kind: ['a', 'b'] };
      const shape: PartShape = { kinds: ['email'], attributes };
      const rows = (value: string): PartRow[] =>
        Array.from({ length: 9 }, (_, n) => [email(n), value, value]);
      const older = await settleParts(makers, shape, [rows('a')]);
      const newer = await settleParts(makers, shape, [rows('b')]);
      expect(await change(newer.version, older.version)).toEqual({ onlyNew: 9, onlyOld: 9 });
    });

    const emailOnly: PartShape = { kinds: ['email'], attributes: SHAPE.attributes };
    const phoneOnly: PartShape = { kinds: ['phone'], attributes: SHAPE.attributes };
    /** Ten people by their e-mail, of whom the first so many have a phone too. */
    const withPhones = (phones: number): PartRow[] =>
      people(0, 10).map(([one], n) => [one ?? null, n < phones ? phone(n) : null, 'gold']);
    const versionOf = async (shape: PartShape, rows: readonly PartRow[]) =>
      (await settleParts(makers, shape, [rows])).version;
    const tenByEmail = people(0, 10).map(([one]): PartRow => [one ?? null, 'gold']);

    it('counts whoever has an identifier of a kind that was not there before', async () => {
      const older = await versionOf(emailOnly, tenByEmail);
      for (const phones of [1, 4]) {
        const newer = await versionOf(SHAPE, withPhones(phones));
        expect(await change(newer, older)).toEqual({ onlyNew: phones, onlyOld: phones });
      }
    });

    it('counts whoever had an identifier of a kind that is there no more', async () => {
      const newer = await versionOf(emailOnly, tenByEmail);
      const older = await versionOf(SHAPE, withPhones(1));
      expect(await change(newer, older)).toEqual({ onlyNew: 1, onlyOld: 1 });
    });

    it('counts everybody of versions that share no kind', async () => {
      const older = await versionOf(emailOnly, tenByEmail);
      const newer = await versionOf(
        phoneOnly,
        people(0, 7).map((_, n): PartRow => [phone(n), 'gold']),
      );
      expect(await change(newer, older)).toEqual({ onlyNew: 7, onlyOld: 10 });
    });

    it('finds a newcomer behind many people who gained a kind', async () => {
      const older = await versionOf(emailOnly, tenByEmail);
      const rows: PartRow[] = [...withPhones(10), [email(70), phone(70), 'gold']];
      const newer = await versionOf(SHAPE, rows);
      expect(await change(newer, older)).toEqual({ onlyNew: 1, onlyOld: 10 });
    });

    it('counts a person who lost or gained an identifier', async () => {
      const more: PartRow[] = [[email(1), phone(1), 'gold']];
      const less: PartRow[] = [[email(1), null, 'gold']];
      const gained = await compare(more, less);
      const lost = await compare(less, more);
      expect(gained.onlyNew).toBe(1);
      expect(lost.onlyOld).toBe(1);
    });
  });
};
