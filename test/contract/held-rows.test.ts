import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { KindTokens, LentVersion } from '#core/ports/version-files.ts';
import { TEST_LIMITS, writeParquetFiles } from '#proof/rehearsal/parquet.ts';
import { MemoryVersionFiles } from '#test/support/memory/memory-version-files.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

/** A token by its number, and what stands beside it. */
type Rows = readonly (readonly number[])[];
type Kinds = Readonly<Partial<Record<TokenKind, Rows>>>;

const token = (n: number) => ({ hi: -7n * BigInt(n), lo: BigInt(n) });

const lent = async (columns: readonly string[], kinds: Kinds): Promise<LentVersion> => {
  const folder = await tempFolder();
  const files = Object.entries(kinds).map(([kind, rows]) => ({
    kind: kind as TokenKind,
    path: join(folder, `${kind}.parquet`),
    columns: Object.fromEntries(columns.map((name) => [name, 'bigint'])),
    rows: rows.map(([n = 0, ...rest]) => [token(n).hi, token(n).lo, ...rest]),
  }));
  await writeParquetFiles(files);
  return {
    files: new Map(files.map(({ kind, path }) => [kind, [path]])),
    domain: { tier: ['gold', 'silver'] },
  };
};

const people = (kinds: Kinds) => lent(['token_hi', 'token_lo', 'person', 'tier'], kinds);
const events = (kinds: Kinds) => lent(['token_hi', 'token_lo', 'at', 'tier', 'value'], kinds);
const wanted = (kinds: Readonly<Record<string, readonly number[]>>): KindTokens =>
  new Map(Object.entries(kinds).map(([kind, each]) => [kind as TokenKind, each.map(token)]));

const [duck, memory] = [new DuckDbVersionFiles(TEST_LIMITS), new MemoryVersionFiles()];

describe.each([
  ['DuckDB', duck],
  ['memory', memory],
])('what %s finds of a person', (_, files) => {
  it('is all that the rows of a token say, and of nobody else', async () => {
    const version = await people({
      email: [
        [1, 10, 1],
        [2, 20, 2],
        [3, 30, 1],
      ],
      phone: [
        [5, 20, 2],
        [6, 30, 1],
      ],
      _own_b: [[9, 20, 2]],
    });
    const found = await files.peopleWith(version, wanted({ email: [2], phone: [7] }));
    expect(found).toEqual([
      {
        tokens: new Map([
          ['email', token(2)],
          ['phone', token(5)],
          ['_own_b', token(9)],
        ]),
        attributes: { tier: 'silver' },
      },
    ]);
    // Two rows, by different kinds, the lower person first; a token of another kind is nobody's.
    const two = await files.peopleWith(version, wanted({ phone: [6], email: [1, 5] }));
    expect(two.map(({ tokens }) => tokens.get('email'))).toEqual([token(1), token(3)]);
  });

  it('is nothing where no kind is held, and where nothing is asked', async () => {
    const version = await people({ email: [[1, 10, 1]] });
    expect(await files.peopleWith(version, wanted({ phone: [1] }))).toEqual([]);
    expect(await files.peopleWith(version, wanted({}))).toEqual([]);
    expect(await files.eventsWith(version, wanted({ phone: [1] }), 9)).toEqual({
      ...{ total: 0, latest: [] },
    });
  });

  it('are the latest events, and how many there are', async () => {
    const version = await events({
      email: [
        [1, 500, 1, 7],
        [1, 700, 2, 8],
        [2, 900, 2, 9],
      ],
      _own_a: [[4, 600, 1, 0]],
    });
    const of = wanted({ email: [1], _own_a: [4] });
    expect(await files.eventsWith(version, of, 2)).toEqual({
      total: 3,
      latest: [
        { at: 700, kind: 'email', attributes: { tier: 'silver' }, value: 8 },
        { at: 600, kind: '_own_a', attributes: { tier: 'gold' }, value: 0 },
      ],
    });
  });
});

const number = fc.integer({ min: 1, max: 6 });
const rows = fc.uniqueArray(fc.tuple(number, fc.integer({ min: 1, max: 4 })), {
  maxLength: 6,
  selector: ([n]) => n,
});
const asked = fc.uniqueArray(number, { maxLength: 3 });

it('is the same whoever looks (property)', async () => {
  const kinds = fc.record({ email: rows, phone: rows });
  await fc.assert(
    fc.asyncProperty(kinds, fc.record({ email: asked, phone: asked }), async (held, of) => {
      // A person has one token of a kind at most.
      const each = (list: readonly (readonly number[])[]) => [
        ...new Map(
          list.map(([n = 0, person = 0]) => [person, [n, person, 1 + (person % 2)]]),
        ).values(),
      ];
      const version = await people({ email: each(held.email), phone: each(held.phone) });
      expect(await duck.peopleWith(version, wanted(of))).toEqual(
        await memory.peopleWith(version, wanted(of)),
      );
    }),
    { numRuns: 15 },
  );
}, 60_000);
