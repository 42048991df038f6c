import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import { codeOf } from '#core/attribute-codes.ts';
import { EVENT_COLUMNS, NO_MARK } from '#core/drops/event-plan.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { FILLERS } from '#core/lint/placeholders.ts';
import type { TokenisedPart, Tokeniser } from '#core/ports/tokeniser.ts';
import type { VersionFiles } from '#core/ports/version-files.ts';
import { pieceName, type ShardCount, shardNames, shardOf } from '#core/shards.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import { tokenOf } from '#core/tokens/token.ts';
import { readParquet, TEST_LIMITS, writePart } from '#proof/rehearsal/parquet.ts';
import { MemoryTokeniser } from '#test/support/memory/memory-tokeniser.ts';
import { MemoryVersionFiles } from '#test/support/memory/memory-version-files.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { TEST_KEYS, TEST_SCOPE } from '#test/support/token-setting.ts';

vi.setConfig({ testTimeout: 90_000 });
afterEach(removeTempFolders);

const KINDS: readonly TokenKind[] = ['_own_a', 'email'];
const ATTRIBUTES = { place: ['web', 'store'], category: ['food', 'other'] };
const COLUMNS = [...KINDS, ...Object.keys(ATTRIBUTES), ...EVENT_COLUMNS];
const BOUNDS = { clip: 500, earliest: 1_000, latest: 2_000 };

type Row = readonly (string | null)[];

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const MARK = '0123456789abcdef';

/** A row of a part that is right, with some of its cells changed. */
const row = (changes: Readonly<Record<string, string | null>> = {}): Row => {
  const right: Readonly<Record<string, string | null>> = {
    ...{ _own_a: digest('cookie'), email: null, place: 'web', category: 'food' },
    ...{ _at: '1500', _value: '10', _mark: NO_MARK, ...changes },
  };
  return COLUMNS.map((name) => right[name] ?? null);
};

interface Makers {
  readonly tokeniser: Tokeniser;
  readonly files: VersionFiles;
}

interface Made {
  readonly done: TokenisedPart;
  readonly folder: string;
}

const make = async (
  { tokeniser }: Makers,
  rows: readonly Row[],
  { shards = 1, columns = COLUMNS }: { shards?: ShardCount; columns?: readonly string[] } = {},
): Promise<Made> => {
  const folder = await tempFolder();
  const source = join(folder, 'part.parquet');
  await writePart(source, columns, rows);
  const done = await withSubkeys(TEST_KEYS, { kinds: KINDS, scope: TEST_SCOPE }, (subkeys) =>
    tokeniser.tokeniseEvents({
      ...{ source, subkeys, shards, rows: rows.length, part: 'part-0001', target: folder },
      ...{ fillers: FILLERS, attributes: ATTRIBUTES, ...BOUNDS },
    }),
  );
  return { done, folder };
};

const rowsIn = async (...paths: readonly string[]): Promise<readonly string[]> =>
  (await readParquet(...paths)).map((each) =>
    Object.entries(each)
      .map(([name, value]) => `${name} ${value}`)
      .join(' '),
  );

const reportOf = ({ done }: Made) => {
  if (done.outcome !== 'tokenised') throw new Error(done.outcome);
  return done.report;
};

/** The same of several parts, settled: all rows that count, of each kind. */
const settle = async (
  makers: Makers,
  parts: readonly (readonly Row[])[],
  shards: ShardCount = 1,
) => {
  const made: Made[] = [];
  for (const rows of parts) made.push(await make(makers, rows, { shards }));
  const kept: string[] = [];
  let repeats = 0;
  for (const kind of KINDS)
    for (const shard of shardNames(shards)) {
      const pieces = made.map(({ folder }) => join(folder, pieceName(kind, shard)));
      const settled = await makers.files.settleEvents(pieces, await tempFolder());
      repeats += settled.repeats;
      kept.push(...(await rowsIn(settled.kept)).map((each) => `${kind} ${shard} ${each}`));
    }
  return { kept, repeats, accepted: made.map((each) => reportOf(each).accepted) };
};

const VALUE = COLUMNS.indexOf('_value');
const clipped = (each: Row): string => String(Math.min(Number(each[VALUE]), BOUNDS.clip));

/** What the rows come to, found by going through them. */
const naive = (rows: readonly Row[], shards: ShardCount): Promise<readonly string[]> =>
  withSubkeys(TEST_KEYS, { kinds: KINDS, scope: TEST_SCOPE }, async (subkeys) => {
    const once = new Set(rows.map((each) => JSON.stringify(each.with(VALUE, clipped(each)))));
    const told = [...once].map((text) => {
      const [own, email, place = '', category = '', at, value = ''] = JSON.parse(text) as string[];
      const kind = own ? '_own_a' : 'email';
      const subkey = subkeys.get(kind);
      if (!subkey) throw new Error('no subkey');
      const { hi, lo } = tokenOf(subkey, (own ?? email) as Digest);
      const shard = shardNames(shards)[shardOf(hi, shards)];
      const codes = `category ${codeOf(ATTRIBUTES.category, category)} place ${codeOf(ATTRIBUTES.place, place)}`;
      return `${kind} ${shard} token_hi ${hi} token_lo ${lo} at ${at} ${codes} value ${Math.min(Number(value), BOUNDS.clip)}`;
    });
    return told.sort();
  });

const event: fc.Arbitrary<Row> = fc
  .record({
    _own_a: fc.option(
      fc.integer({ min: 1, max: 4 }).map((n) => digest(`c${n}`)),
      { nil: null },
    ),
    email: fc.integer({ min: 1, max: 4 }).map((n) => digest(`e${n}@example.org`)),
    place: fc.constantFrom(...ATTRIBUTES.place),
    category: fc.constantFrom(...ATTRIBUTES.category),
    _at: fc.constantFrom('1000', '1500', '2000'),
    _value: fc.constantFrom('0', '7', '501', '999999999'),
    _mark: fc.constantFrom(NO_MARK, MARK),
  })
  .map((each) => row({ ...each, email: each._own_a === null ? each.email : null }));

const contract = (name: string, makers: Makers): void => {
  describe(`${name} takes events in`, () => {
    it.each([1, 16] as const)(
      'and leaves the same files whatever the order of rows and parts, with %d shards (property)',
      async (shards) => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(event, { minLength: 1, maxLength: 30 }),
            fc.array(event, { minLength: 1, maxLength: 30 }),
            async (one, two) => {
              const expected = await naive([...one, ...two], shards);
              const settled = await settle(makers, [one, two], shards);
              expect(settled.kept.toSorted()).toEqual(expected);
              const [a = 0, b = 0] = settled.accepted;
              expect(a + b - settled.repeats).toBe(expected.length);
              const turned = await settle(makers, [two.toReversed(), one.toReversed()], shards);
              expect(turned.kept).toEqual(settled.kept);
            },
          ),
          { numRuns: shards === 1 ? 4 : 1 },
        );
      },
    );

    it.each<[string, Row]>([
      ['undeclared-value', row({ place: 'moon' })],
      ['no-identifier', row({ _own_a: null })],
      ['not-a-digest', row({ _own_a: 'cookie' })],
      ['raw-email', row({ _own_a: null, email: 'ada@example.org' })],
      ['placeholder', row({ _own_a: digest('null') })],
      ['unread-time', row({ _at: '1.5e3' })],
      ['unread-time', row({ _at: '-1500' })],
      ['unread-time', row({ _at: null })],
      ['future-event', row({ _at: '2001' })],
      ['future-event', row({ _at: '9999999999' })],
      ['too-old', row({ _at: '999' })],
      ['unread-value', row({ _value: 'NaN' })],
      ['unread-value', row({ _value: '-1' })],
      ['unread-value', row({ _value: '1000000000' })],
      ['unread-value', row({ _value: null })],
      ['malformed-row', row({ _mark: 'order-17' })],
      ['duplicate-event', row()],
    ])('but for what prepare leaves out of a file: %s', async (reason, bad) => {
      const made = await make(makers, [row(), bad, row({ _at: '1600' })]);
      const report = reportOf(made);
      expect(report).toMatchObject({ rows: 3, accepted: 2, quarantined: { [reason]: 1 } });
      expect(report.listed).toEqual([{ part: 'part-0001', line: 2, reason }]);
      expect(await rowsIn(join(made.folder, pieceName('_own_a', '000')))).toHaveLength(2);
    });

    it('and clips values, of which it tells', async () => {
      const made = await make(makers, [
        row({ _value: '501' }),
        row({ _at: '1600', _value: '700' }),
        row(),
      ]);
      expect(reportOf(made).clipped).toEqual({ below: 0, above: 2, cut: 201 });
    });

    it('and keeps of several identifiers the first that is agreed on', async () => {
      const both = row({ email: digest('ada@example.org') });
      const { kept } = await settle(makers, [
        [both, row({ _own_a: 'x', email: digest('b@example.org') })],
      ]);
      expect(kept.map((each) => each.split(' ')[0])).toEqual(['_own_a', 'email']);
    });

    it('and counts equal events with two ids as two', async () => {
      const { kept, repeats } = await settle(makers, [[row(), row({ _mark: MARK })], [row()]]);
      expect(kept).toHaveLength(2);
      expect(new Set(kept).size).toBe(1);
      expect(repeats).toBe(1);
    });

    it('and refuses a part of other columns or rows', async () => {
      const { done } = await make(makers, [row().slice(1)], { columns: COLUMNS.slice(1) });
      expect(done.outcome).toBe('unreadable');
    });
  });
};

contract(DuckDbTokeniser.name, {
  tokeniser: new DuckDbTokeniser(TEST_LIMITS),
  files: new DuckDbVersionFiles(TEST_LIMITS),
});
contract(MemoryTokeniser.name, {
  tokeniser: new MemoryTokeniser(),
  files: new MemoryVersionFiles(),
});
