import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Question } from '#core/analyses/question.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { SHARD_COUNTS, type ShardCount } from '#core/shards.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import { type SamplePerson, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { closeAthena } from '#proof/trino/through-athena.ts';
import { refreshVaultTables } from '#proof/trino/vault-tables.ts';
import { askedOf } from '#test/support/asked-of.ts';
import type { OwnSql } from '#test/support/own-sql.ts';
import { runQuery } from '#test/support/run-query.ts';
import { askBoth, openTrino } from '#test/trino/both-engines.ts';
import { type List, list } from '#test/trino/random-list.ts';

const TIERS = Array.from({ length: 64 }, (_, n) => String(n).padStart(2, '0'));

const COUNTED = { party: 'brand', dataset: 'customers' };
const OTHER = { party: 'publisher', dataset: 'audience' };
const DOMAINS = {
  // Words of SQL, and of the SQL files themselves, are names that an agreement may choose.
  brand: { tier: ['gold', 'a'], group: ['b', 'a', 'c'], matched: TIERS },
  publisher: { device: ['tv', 'b'], select: ['x', 'y'], first_code: TIERS },
} as const;
const KINDS = ['email', 'phone', 'maid'] as const;

interface Case extends Pick<Extract<Question, { analysis: OwnSql }>, 'analysis' | 'by'> {
  readonly counted: List;
  readonly other: List;
  readonly on: readonly IdentifierKind[];
  readonly k: number;
  readonly shards?: readonly [ShardCount, ShardCount];
}

const TABLES = [
  datasetTable(COUNTED.party, COUNTED.dataset, Object.keys(DOMAINS.brand)),
  datasetTable(OTHER.party, OTHER.dataset, Object.keys(DOMAINS.publisher)),
];

let trino: QueryEngine;
let versions = 0;

beforeAll(async () => {
  trino = await openTrino(TABLES);
});

afterAll(closeAthena);

/** Writes both lists as new versions. Answers the question. */
const write = async (asked: Case): Promise<VaultQuery> => {
  const { counted, other, on, by, k, analysis, shards = [1, 1] } = asked;
  versions += 1;
  const tables = {
    counted: versionTable(COUNTED, `v${versions}`, shards[0]),
    other: versionTable(OTHER, `v${versions}`, shards[1]),
  };
  await writeSampleVault(
    inject('trino').root,
    { table: tables.counted, attributes: DOMAINS.brand, ...counted },
    { table: tables.other, attributes: DOMAINS.publisher, ...other },
  );
  await refreshVaultTables(inject('trino').url, TABLES);
  const lists = {
    counted: { party: COUNTED.party, attributes: DOMAINS.brand },
    other: { party: OTHER.party, attributes: DOMAINS.publisher },
  };
  const question = { analysis, counted: COUNTED, other: OTHER, on: [...on], by, into: [] };
  return vaultQuery(question, askedOf({ tables, lists, k }));
};

/** Asks both engines in both texts, which must agree. */
const ask = async (each: Case): Promise<readonly Row[]> => askBoth(trino, await write(each));

/** What is said of each cell, but for cells of fewer than k. */
const said = (rows: readonly Row[]): readonly string[] =>
  rows
    .filter(({ people }) => Number(people) > 0)
    .map(
      ({ people, third_code, fourth_code, ...cell }) =>
        `${Object.values(cell).map(String).join(' ')}: ${Number(people)}`,
    )
    .sort();

const brand = (attribute: string) => ({ party: COUNTED.party, attribute });
const publisher = (attribute: string) => ({ party: OTHER.party, attribute });

/** Everybody has a token of every kind; `shift` moves the tokens of a kind, so that fewer match. */
const crowd = (size: number, attributes: SamplePerson['attributes'], shift = 0): List => ({
  kinds: KINDS,
  people: Array.from({ length: size }, (_, n) => ({
    tokens: { email: n + 1 + shift, phone: n + 1, maid: n + 1 - shift },
    attributes,
  })),
});

describe('every query answers on Trino what it answers on DuckDB', () => {
  it('counts nobody in empty lists', async () => {
    const [none, some] = [crowd(0, {}), crowd(5, { tier: 'a', device: 'b' })];
    for (const [counted, other] of [
      [none, some],
      [none, none],
    ] as const)
      for (const [analysis, by] of [
        ['overlap', []],
        ['segments', [brand('tier'), publisher('device')]],
        ['tables', [brand('tier'), publisher('device')]],
      ] as const)
        expect(said(await ask({ analysis, by: [...by], counted, other, on: KINDS, k: 1 }))).toEqual(
          [],
        );
  });

  it('counts who matches by one, two and three kinds once', async () => {
    const counted = crowd(40, { tier: 'gold' });
    const other = crowd(40, { device: 'tv' }, 15);
    for (const [on, people, k] of [
      [['email'], 25, 1],
      [['phone'], 40, 1],
      [['maid', 'email'], 30, 1],
      [KINDS, 30, 30],
    ] as const)
      expect(await ask({ analysis: 'overlap', counted, other, on, by: [], k })).toEqual([
        { people: String(people).padStart(12, '0') },
      ]);
  });

  it('matches one to one by six kinds: one person more moves a whole chain of pairs', async () => {
    // Row i of either list shares kind 2i with row i of the other, and kind 2i + 1 with its next.
    const chain = (first: number): List => ({
      kinds: IDENTIFIER_KINDS,
      people: [0, 1, 2, 3].map((row) => ({
        tokens: Object.fromEntries(
          [2 * row - first, 2 * row + 1 - first].flatMap((kind) => {
            const name = IDENTIFIER_KINDS[kind];
            return name === undefined ? [] : [[name, 1]];
          }),
        ),
        attributes: { matched: `0${row}`, first_code: `0${row}` },
      })),
    });
    const asked = {
      analysis: 'segments' as const,
      by: [brand('matched'), publisher('first_code')],
      ...{ counted: chain(0), on: IDENTIFIER_KINDS, k: 1 },
    };
    const cells = async (other: List): Promise<readonly string[]> =>
      said(await ask({ ...asked, other })).filter((cell) => cell.startsWith('0 '));
    const whole = chain(1);
    expect(await cells(whole)).toEqual(['0 1 1: 1', '0 2 2: 1', '0 3 3: 1']);
    expect(await cells({ ...whole, people: whole.people.slice(1) })).toEqual([
      ...['0 1 2: 1', '0 2 3: 1', '0 3 4: 1'],
    ]);
  });

  it('says nothing below the threshold, and all at it', async () => {
    const [counted, other] = [crowd(20, { tier: 'gold' }), crowd(20, { device: 'tv' })];
    const lists = { counted, other, on: KINDS };
    const by = [brand('tier'), publisher('device')];
    for (const [analysis, told] of [
      ['overlap', 1],
      ['segments', 4],
      ['tables', 4],
    ] as const) {
      const asked = { ...lists, analysis, by: analysis === 'overlap' ? [] : by };
      expect(said(await ask({ ...asked, k: 21 }))).toEqual([]);
      expect(said(await ask({ ...asked, k: 20 }))).toHaveLength(told);
    }
  });

  it('counts by any attributes, on any kinds, in any layout (property)', async () => {
    const attributes = [
      ...Object.keys(DOMAINS.brand).map(brand),
      ...Object.keys(DOMAINS.publisher).map(publisher),
    ];
    const shape = fc
      .constantFrom(
        ['overlap', 0, 0] as const,
        ['segments', 0, 4] as const,
        ['tables', 1, 4] as const,
      )
      .chain(([analysis, minLength, maxLength]) =>
        fc.record({
          analysis: fc.constant(analysis),
          by: fc.shuffledSubarray(attributes, { minLength, maxLength }),
        }),
      );
    const shards = fc.constantFrom(...SHARD_COUNTS);
    const setting = fc.record({
      counted: list(DOMAINS.brand),
      other: list(DOMAINS.publisher),
      on: fc.shuffledSubarray([...IDENTIFIER_KINDS], { minLength: 1 }),
      k: fc.integer({ min: 1, max: 4 }),
      shards: fc.oneof(
        shards.map((each): [ShardCount, ShardCount] => [each, each]),
        fc.tuple(shards, shards),
      ),
    });
    await fc.assert(
      fc.asyncProperty(setting, shape, async (lists, asked) => {
        await ask({ ...lists, ...asked });
      }),
      { numRuns: 6 },
    );
  });

  it('reads the files of the versions and kinds asked, and no others', async () => {
    const lists = { counted: crowd(2000, { tier: 'a' }), other: crowd(2000, { device: 'b' }) };
    const asked = { ...lists, analysis: 'overlap', by: [], k: 1 } as const;
    const scanned = async (on: readonly IdentifierKind[]): Promise<number> =>
      (await runQuery(trino, await write({ ...asked, by: [], on }))).scannedBytes;
    const [one, two, three] = [
      await scanned(['email']),
      await scanned(['email', 'phone']),
      await scanned(KINDS),
    ];
    expect(one).toBeGreaterThan(0);
    expect(two / one).toBeCloseTo(2, 1);
    expect(three / one).toBeCloseTo(3, 1);
  });

  it('answers the same over more rows than fit one page or one split, cut or not', async () => {
    const people = (name: string, shift: number): SamplePerson[] =>
      Array.from({ length: 10_000 }, (_, n) => ({
        tokens: { email: n + shift, ...(n % 3 === 0 ? { phone: n + 1 } : {}) },
        attributes: { [name]: TIERS[(n * 7) % 64] ?? '' },
      }));
    const on = ['email', 'phone'] as const;
    const counted = { kinds: on, people: people('matched', 1) };
    const other = { kinds: on, people: people('first_code', 5000) };
    const by = [brand('matched'), publisher('first_code')];
    for (const shards of [
      [1, 1],
      [128, 128],
      [16, 1],
    ] as const) {
      const rows = await ask({ analysis: 'segments', counted, other, on, by, k: 50, shards });
      expect(said(rows).length).toBeGreaterThan(64);
    }
  });
});
