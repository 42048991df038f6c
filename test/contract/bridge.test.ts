import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { VersionFiles } from '#core/ports/version-files.ts';
import { TEST_LIMITS, writeParquetFiles } from '#proof/rehearsal/parquet.ts';
import { MemoryVersionFiles } from '#test/support/memory/memory-version-files.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

/** A token by its number; of people it says whose it is. */
type Rows = readonly (readonly number[])[];
type Kinds = Readonly<Partial<Record<TokenKind, Rows>>>;

const filesOf = async (columns: readonly string[], kinds: Kinds) => {
  const folder = await tempFolder();
  const files = Object.entries(kinds).map(([kind, rows]) => ({
    kind: kind as TokenKind,
    path: join(folder, `${kind}.parquet`),
    columns: Object.fromEntries(columns.map((name) => [name, 'bigint'])),
    rows: rows.map(([token = 0, ...rest]) => [7n * BigInt(token), BigInt(token), ...rest]),
  }));
  await writeParquetFiles(files);
  return new Map(files.map(({ kind, path }) => [kind, [path]]));
};

const bridged = async (files: VersionFiles, people: Kinds, events: Kinds) =>
  files.bridge(
    await filesOf(['token_hi', 'token_lo', 'person'], people),
    await filesOf(['token_hi', 'token_lo', 'at'], events),
  );

const [duck, memory] = [new DuckDbVersionFiles(TEST_LIMITS), new MemoryVersionFiles()];

describe.each([
  ['DuckDB', duck],
  ['memory', memory],
])('the bridge between events and people, by %s', (_, files) => {
  it('is what a hand counts', async () => {
    const people = {
      email: [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      _own_a: [
        [10, 1],
        [11, 2],
        [12, 5],
      ],
      // 11 is of person 2 already, in another place.
      _own_b: [
        [13, 1],
        [11, 4],
      ],
    };
    const events = {
      // Two of person 1, in either place; two of person 2, whose id person 4 has too; one of nobody.
      _own_a: [
        [10, 50],
        [13, 51],
        [11, 52],
        [11, 53],
        [99, 54],
      ],
      // One of person 3. Number 10 is no e-mail of anybody.
      email: [
        [3, 60],
        [10, 61],
      ],
    };
    expect(await bridged(files, people, events)).toEqual({
      ...{ events: 7, linked: 5, reached: 3, withIds: 5 },
    });
  });

  it('is nothing where people have no such ids, or nothing happened', async () => {
    expect(await bridged(files, { email: [[1, 1]] }, { _own_a: [[1, 50]] })).toEqual({
      ...{ events: 1, linked: 0, reached: 0, withIds: 0 },
    });
    expect(await bridged(files, { email: [[1, 1]] }, { email: [] })).toEqual({
      ...{ events: 0, linked: 0, reached: 0, withIds: 1 },
    });
  });
});

const token = fc.integer({ min: 1, max: 6 });
const held = fc.uniqueArray(fc.tuple(token, fc.integer({ min: 1, max: 5 })), {
  maxLength: 5,
  selector: ([of]) => of,
});
const happened = fc.array(fc.tuple(token, fc.integer({ min: 0, max: 3 })), { maxLength: 6 });

it('is the same whoever counts (property)', async () => {
  const people = fc.record({ email: held, _own_a: held, _own_c: held });
  await fc.assert(
    fc.asyncProperty(people, fc.record({ email: happened, _own_a: happened }), async (of, to) => {
      expect(await bridged(duck, of, to)).toEqual(await bridged(memory, of, to));
    }),
    { numRuns: 15 },
  );
}, 60_000);
