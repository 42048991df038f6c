import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { Forgetting, KindFile } from '#core/ports/forgetting.ts';
import type { KindFiles, KindTokens } from '#core/ports/version-files.ts';
import { readParquet, writeParquet } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** Tokens by their numbers, and what stands beside each. */
type Rows = readonly (readonly number[])[];
type Kinds = Readonly<Partial<Record<TokenKind, Rows>>>;

const token = (n: number) => ({ hi: -7n * BigInt(n), lo: BigInt(n) });
const HALVES = { token_hi: 'bigint', token_lo: 'bigint' };
const PEOPLE = { ...HALVES, person: 'bigint', tier: 'utinyint' };
const EVENTS = { ...HALVES, at: 'bigint', value: 'bigint' };

const write = async (
  kinds: Kinds,
  columns: Readonly<Record<string, string>>,
): Promise<readonly KindFile[]> => {
  const folder = await tempFolder();
  const files: KindFile[] = [];
  for (const [kind, rows] of Object.entries(kinds)) {
    const path = join(folder, `${kind}.parquet`);
    const cells = rows.map(([n = 0, ...rest]) => [token(n).hi, token(n).lo, ...rest]);
    await writeParquet(path, columns, cells);
    files.push({ kind: kind as TokenKind, path });
  }
  return files;
};

const byKind = (files: readonly KindFile[]): KindFiles =>
  new Map(files.map(({ kind, path }) => [kind, [path]]));

/** Files of tokens and of nothing else: a list, or marks. */
const tokensOf = async (kinds: Readonly<Partial<Record<TokenKind, readonly number[]>>>) => {
  const rows = Object.entries(kinds).map(([kind, all]) => [kind, all.map((n) => [n])]);
  return byKind(await write(Object.fromEntries(rows), HALVES));
};

const numbersIn = async (path: string | undefined): Promise<readonly number[]> =>
  path === undefined ? [] : (await readParquet(path)).map(({ token_lo }) => Number(token_lo));

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
const sorted = (all: Iterable<number>): number[] => [...all].sort((a, b) => b - a);
const DOMAIN = { tier: ['gold', 'silver'] };

/** What whoever takes people out of files promises. */
export const forgettingContract = (name: string, forgetting: Forgetting): void => {
  describe(`${name} takes people out of files`, () => {
    afterEach(removeTempFolders);

    it('changes marks as sets are changed: each once, sorted, and adding twice is adding once (property)', async () => {
      const act = fc.constantFrom('add' as const, 'take' as const);
      await fc.assert(
        fc.asyncProperty(numbers, numbers, act, async (before, list, how) => {
          const change = async (standing: KindFiles) =>
            forgetting.changeMarks({
              ...{ standing, act: how, target: await tempFolder() },
              list: await tokensOf({ email: list }),
            });
          const marks = await change(await tokensOf({ email: before }));
          const expected = new Set(how === 'add' ? [...before, ...list] : before);
          if (how === 'take') for (const n of list) expected.delete(n);
          const found = await numbersIn(marks.get('email')?.[0]);
          expect(found).toEqual(sorted(expected));
          expect(await numbersIn((await change(marks)).get('email')?.[0])).toEqual(found);
        }),
        { numRuns: 15 },
      );
    }, 60_000);

    it('counts the marks that stand of those that are asked for, each kind by itself (property)', async () => {
      await fc.assert(
        fc.asyncProperty(numbers, numbers, async (standing, asked) => {
          const files = await tokensOf({ email: standing, _own_a: [1] });
          const marks: KindTokens = new Map([
            ['email', asked.map(token)],
            ['phone', [token(1)]],
          ]);
          const known = asked.filter((n) => standing.includes(n));
          expect(await forgetting.countMarked(files, marks)).toBe(known.length);
        }),
        { numRuns: 15 },
      );
      const own: KindTokens = new Map([['_own_a', [token(1), token(2)]]]);
      expect(await forgetting.countMarked(await tokensOf({ _own_a: [1] }), own)).toBe(1);
      expect(await forgetting.countMarked(new Map(), own)).toBe(0);
    }, 60_000);

    it('leaves out everybody with any identifier of the list, with all that they have, and nobody else (property)', async () => {
      await fc.assert(
        fc.asyncProperty(numbers, numbers, numbers, async (emails, phones, listed) => {
          // Person n has address n, and person n + 1 the number n.
          const version = await write(
            {
              email: emails.map((n) => [n, n, 1 + (n % 2)]),
              phone: phones.map((n) => [n, n + 1, 1 + ((n + 1) % 2)]),
            },
            PEOPLE,
          );
          const list = await tokensOf({ email: listed, phone: listed });
          const target = await tempFolder();
          const leaving = { files: version, domain: DOMAIN, list, target };
          const kept = await forgetting.leavePeople({ ...leaving, left: join(target, 'left') });
          const gone = new Set([
            ...emails.filter((n) => listed.includes(n)),
            ...phones.filter((n) => listed.includes(n)).map((n) => n + 1),
          ]);
          const stay = {
            email: emails.filter((n) => !gone.has(n)),
            phone: phones.filter((n) => !gone.has(n + 1)),
          };
          expect(await numbersIn(kept.files[0])).toEqual(sorted(stay.email));
          expect(await numbersIn(kept.files[1])).toEqual(sorted(stay.phone));
          const people = new Set([...stay.email, ...stay.phone.map((n) => n + 1)]);
          expect(kept.people).toBe(people.size);
          const after = version.map(({ kind }, at) => ({ kind, path: kept.files[at] ?? '' }));
          expect(await forgetting.countHeld(after, list)).toBe(0);
          expect(await forgetting.countHeld(after, kept.tokens)).toBe(0);
          const left = emails.length + phones.length - stay.email.length - stay.phone.length;
          expect(await forgetting.countHeld(version, kept.tokens)).toBe(left);
        }),
        { numRuns: 15 },
      );
    }, 60_000);

    it('leaves out the events of these tokens, an own id in whatever place it stands', async () => {
      const files = await write(
        {
          email: [
            [1, 10, 0],
            [1, 20, 0],
            [2, 30, 0],
          ],
          _own_a: [
            [5, 40, 0],
            [6, 50, 0],
          ],
        },
        EVENTS,
      );
      const tokens = await tokensOf({ email: [1], _own_b: [6], phone: [2] });
      const leaving = { files, tokens, target: await tempFolder() };
      const kept = await forgetting.leaveEvents(leaving);
      expect(kept.events).toBe(2);
      expect(await numbersIn(kept.files[0])).toEqual([2]);
      expect(await numbersIn(kept.files[1])).toEqual([5]);
    });
  });
};
