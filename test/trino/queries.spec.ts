import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { QuestionAttribute } from '#core/analyses/base-question.ts';
import type { Question } from '#core/analyses/question.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { datasetTable, versionTable } from '#proof/trino/room-tables.ts';
import { type SamplePerson, writeSampleVault } from '#proof/trino/sample-vault.ts';
import { closeAthena } from '#proof/trino/through-athena.ts';
import { runQuery } from '#test/support/run-query.ts';
import { askBoth, openTrino } from '#test/trino/both-engines.ts';
import { KINDS, type List, list, ODD_VALUES } from '#test/trino/random-list.ts';

const COUNTED = { party: 'brand', dataset: 'customers' };
const OTHER = { party: 'publisher', dataset: 'audience' };
const ATTRIBUTES = {
  // Words of SQL, and of the SQL files themselves, are names that an agreement may choose.
  brand: ['tier', 'group', 'turn'],
  publisher: ['device', 'select', 'people'],
} as const;

interface Case {
  readonly counted: List;
  readonly other: List;
  readonly on: readonly IdentifierKind[];
  readonly by: QuestionAttribute[];
  readonly k: number;
  readonly tables?: true;
}

let trino: QueryEngine;
let versions = 0;

beforeAll(async () => {
  trino = await openTrino([
    datasetTable(COUNTED.party, COUNTED.dataset, ATTRIBUTES.brand),
    datasetTable(OTHER.party, OTHER.dataset, ATTRIBUTES.publisher),
  ]);
});

afterAll(closeAthena);

/** Writes both lists as new versions. Answers the question: an overlap when there is nothing to count by. */
const write = async ({ counted, other, on, by, k, ...asked }: Case): Promise<VaultQuery> => {
  versions += 1;
  const tables = {
    counted: versionTable(COUNTED.party, COUNTED.dataset, `v${versions}`),
    other: versionTable(OTHER.party, OTHER.dataset, `v${versions}`),
  };
  await writeSampleVault(
    inject('trino').root,
    { table: tables.counted, attributes: ATTRIBUTES.brand, ...counted },
    { table: tables.other, attributes: ATTRIBUTES.publisher, ...other },
  );
  const analysis = by.length === 0 ? 'overlap' : asked.tables ? 'tables' : 'segments';
  const question: Question = { analysis, counted: COUNTED, other: OTHER, on: [...on], by };
  return vaultQuery(question, tables, k);
};

/** Asks both engines, which must agree. */
const ask = async (each: Case): Promise<readonly Row[]> => askBoth(trino, await write(each));

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
      [some, none],
      [none, none],
    ] as const)
      for (const by of [[], [brand('tier')], [brand('tier'), publisher('device')]])
        expect(await ask({ counted, other, on: KINDS, by, k: 1 })).toEqual([]);
  });

  it('counts who matches by one, two and three kinds once', async () => {
    const counted = crowd(40, { tier: 'gold' });
    const other = crowd(40, { device: 'tv' }, 15);
    for (const [on, people] of [
      [['email'], 25],
      [['phone'], 40],
      [['maid', 'email'], 30],
    ] as const)
      expect(await ask({ counted, other, on, by: [], k: 1 })).toEqual([{ people }]);
    expect(await ask({ counted, other, on: KINDS, by: [], k: 30 })).toEqual([{ people: 30 }]);
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
        attributes: { tier: `t${row}`, device: `d${row}` },
      })),
    });
    const by = [brand('tier'), publisher('device')];
    const cells = async (other: List): Promise<readonly string[]> =>
      (await ask({ counted: chain(0), other, on: IDENTIFIER_KINDS, by, k: 1 }))
        .filter(({ level }) => level === 0)
        .map(({ first_value, second_value, people }) => `${first_value} ${second_value}: ${people}`)
        .sort();
    const whole = chain(1);
    expect(await cells(whole)).toEqual(['t0 d0: 1', 't1 d1: 1', 't2 d2: 1']);
    expect(await cells({ ...whole, people: whole.people.slice(1) })).toEqual([
      't0 d1: 1',
      't1 d2: 1',
      't2 d3: 1',
    ]);
  });

  it('says nothing below the threshold, and all at it', async () => {
    const [counted, other] = [crowd(20, { tier: 'gold' }), crowd(20, { device: 'tv' })];
    const by = [brand('tier'), publisher('device')];
    for (const each of [[], by])
      expect(await ask({ counted, other, on: KINDS, by: each, k: 21 })).toEqual([]);
    expect(await ask({ counted, other, on: KINDS, by: [], k: 20 })).toHaveLength(1);
    expect(await ask({ counted, other, on: KINDS, by, k: 20 })).toHaveLength(4);
    expect(await ask({ counted, other, on: KINDS, by, k: 20, tables: true })).toHaveLength(5);
  });

  it.each(ODD_VALUES)('takes the value %j for what it is', async (value) => {
    const [counted, other] = [crowd(3, { group: value }), crowd(3, { select: value })];
    const by = [brand('group'), publisher('select')];
    const rows = await ask({ counted, other, on: ['email'], by, k: 1 });
    expect(rows).toContainEqual({ level: 0, first_value: value, second_value: value, people: 3 });
  });

  it('lets the earliest kind decide, even when it knows no value', async () => {
    const counted = { kinds: KINDS, people: [{ tokens: { email: 1, phone: 1 }, attributes: {} }] };
    const other = {
      kinds: KINDS,
      people: [
        { tokens: { email: 1 }, attributes: { device: null, people: 'x' } },
        { tokens: { phone: 1 }, attributes: { device: 'tv', people: 'y' } },
      ],
    };
    const by = [publisher('device'), publisher('people')];
    const cell = async (on: readonly IdentifierKind[]): Promise<Row | undefined> =>
      (await ask({ counted, other, on, by, k: 1 })).find(({ level }) => level === 0);
    const answer = (first_value: string | null, second_value: string): Row => ({
      ...{ level: 0, first_value, second_value, people: 1 },
    });
    expect(await cell(['email', 'phone'])).toEqual(answer(null, 'x'));
    expect(await cell(['phone', 'email'])).toEqual(answer('tv', 'y'));
  });

  it('counts by any pair of attributes, over several parts a kind (property)', async () => {
    const attributes = [...ATTRIBUTES.brand.map(brand), ...ATTRIBUTES.publisher.map(publisher)];
    const setting: fc.Arbitrary<Case> = fc.record({
      counted: list(ATTRIBUTES.brand),
      other: list(ATTRIBUTES.publisher),
      on: fc.shuffledSubarray([...KINDS], { minLength: 1 }),
      by: fc.shuffledSubarray(attributes, { maxLength: 2 }),
      k: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(setting, async (each) => {
        await ask(each);
      }),
      { numRuns: 25 },
    );
  });

  it('reads the files of the versions and kinds asked, and no others', async () => {
    const lists = { counted: crowd(2000, { tier: 'a' }), other: crowd(2000, { device: 'b' }) };
    const scanned = async (on: readonly IdentifierKind[]): Promise<number> =>
      (await runQuery(trino, await write({ ...lists, on, by: [], k: 1 }))).scannedBytes;
    const [one, two, three] = [
      await scanned(['email']),
      await scanned(['email', 'phone']),
      await scanned(KINDS),
    ];
    expect(one).toBeGreaterThan(0);
    expect(two / one).toBeCloseTo(2, 1);
    expect(three / one).toBeCloseTo(3, 1);
  });

  it('answers the same over more rows than fit one page or one split', async () => {
    const tiers = Array.from({ length: 64 }, (_, n) => `tier ${n}`);
    const people = (name: string, shift: number): SamplePerson[] =>
      Array.from({ length: 30_000 }, (_, n) => ({
        tokens: { email: n + shift, ...(n % 3 === 0 ? { phone: n + 1 } : {}) },
        attributes: { [name]: tiers[(n * 7) % 64] ?? null },
      }));
    const kinds = ['email', 'phone'] as const;
    const counted = { kinds, people: people('tier', 1), parts: 3 };
    const other = { kinds, people: people('device', 5000), parts: 2 };
    const by = [brand('tier'), publisher('device')];
    const rows = await ask({ counted, other, on: kinds, by, k: 50 });
    expect(rows.length).toBeGreaterThan(64);
  });
});
