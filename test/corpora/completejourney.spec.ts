import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { readGrocer, shiftTo, writeGrocer } from './completejourney/grocer-files.ts';
import {
  attributionSql,
  CLIP,
  CONTRIBUTED,
  conversionsSql,
  DAYS,
  type Period,
  reachSql,
  valueSql,
} from './completejourney/plain-counts.ts';
import { withCorpus } from './corpora.ts';
import { type AskedRoom, askRoom, type FilledRoom, fillLists } from './fill-lists.ts';

const DAY = 86_400;
const shift = shiftTo(Date.now());
/** From 4 July to 30 September 2017, brought forward as all of it is. */
const FIRST = 17_351 * DAY + shift;
const PERIOD: Period = { from: FIRST, to: FIRST + 89 * DAY };
const dayOf = (second: number): string => new Date(second * 1000).toISOString().slice(0, 10);
const ASKED = { from: dayOf(PERIOD.from), to: dayOf(PERIOD.to - DAY) };
const K = 50;

const kept = { zone: 'UTC', maxAgeDays: 500, by: ['first_party_id'] };
const AGREEMENT = {
  ...agreementDocument(),
  airlock: 2,
  identifiers: { profile: 'uid2', kinds: ['email'], defaultCountry: 'US' },
  datasets: {
    brand: {
      customers: { bridges: 1, attributes: { age: ['younger', 'older', 'unknown'] } },
      purchases: {
        attributes: { department: ['grocery', 'drug', 'produce', 'other'] },
        events: {
          of: 'customers',
          ...kept,
          value: { spend: { currency: 'USD', clip: [0, CLIP / 100] } },
        },
      },
    },
    publisher: {
      audience: { bridges: 1, attributes: {} },
      contacts: {
        attributes: { campaign: ['a', 'b', 'c'], type: ['mailed', 'redeemed'] },
        events: {
          ...{ of: 'audience', ...kept, frequency: [1, 2, 4, 8] },
          engagement: {
            attribute: 'type',
            types: {
              mailed: { as: 'view', lookBackDays: DAYS.mailed },
              redeemed: { as: 'click_to_interact', lookBackDays: DAYS.redeemed },
            },
          },
        },
      },
    },
  },
  contributions: { conversions: CONTRIBUTED, touches: 4 },
  analyses: { brand: ['reach', 'conversions', 'attribution', 'value'], publisher: [] },
  privacy: {
    ...{ noise: 'gaussian', k: K, epsilon: 1, epsilonBudget: 4, lifetimeEpsilon: 10 },
    ...{ budgetPeriodDays: 30, delta: 0.000001 },
  },
};

type PlainRow = Readonly<Record<string, string | number>>;

const plainRows = async (connection: DuckDBConnection, sql: string): Promise<PlainRow[]> => {
  const result = await connection.runAndReadAll(sql);
  return result
    .getRowObjects()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : Number(value),
        ]),
      ),
    );
};

/** What plain SQL says of each cell, named as the room names it. */
const named = (
  rows: readonly PlainRow[],
  names: Readonly<Record<string, string>>,
): ReadonlyMap<string, PlainRow> =>
  new Map(
    rows.map((row) => [
      JSON.stringify(
        Object.entries(names)
          .map(([own, theirs]) => [theirs, row[own]])
          .sort(),
      ),
      row,
    ]),
  );

/** Every cell is what plain SQL counts, and nothing where that are fewer than k; what leaves is that with its noise. */
const holds = ({ counted, release }: AskedRoom, plain: ReadonlyMap<string, PlainRow>): void => {
  const told = counted.filter(({ people }) => people !== undefined);
  expect(told.length).toBeGreaterThan(1);
  for (const [at, { by, people, sums }] of counted.entries()) {
    const truth = plain.get(JSON.stringify(Object.entries(by).sort()));
    const held = Number(truth?.people ?? 0);
    expect({ by, people }).toEqual({ by, people: held < K ? undefined : held });
    if (people !== undefined && sums?.conversions !== undefined)
      expect({ by, credits: Number(sums.conversions) }).toEqual({ by, credits: truth?.credits });
    if (people !== undefined && sums?.amount !== undefined)
      expect({ by, cents: Number(sums.amount) }).toEqual({ by, cents: truth?.cents });
    const cell = release.cells[at];
    if (cell?.outcome !== 'released') continue;
    expect(cell.by).toEqual(by);
    expect(Math.abs(cell.people - held)).toBeLessThanOrEqual(release.noiseBound);
  }
};

withCorpus('data/completejourney', (root) => {
  let room: FilledRoom;
  const plain: Record<string, PlainRow[]> = {};

  beforeAll(async () => {
    await withConnection({ ...TEST_LIMITS, memoryMegabytes: 600 }, async (connection) => {
      await readGrocer(connection, root, shift);
      room = await fillLists(AGREEMENT, await writeGrocer(connection, await tempFolder()));
      const statements = { reachSql, conversionsSql, attributionSql, valueSql };
      for (const [name, sql] of Object.entries(statements))
        plain[name] = await plainRows(connection, sql(PERIOD));
    });
  }, 240_000);
  afterAll(removeTempFolders);

  describe("a grocer's campaigns, coupons and purchases, from the files to what the engine counts", () => {
    it('reaches as many households, and as often, as plain SQL counts', async () => {
      const asked = await askRoom(room, {
        ...{ analysis: 'reach', by: ['publisher.campaign'], frequency: true, ...ASKED },
      });
      const names = { campaign: 'publisher.campaign', frequency: 'frequency' };
      holds(asked, named(plain.reachSql ?? [], names));
    });

    it('finds what was bought where after a contact, and by whom without one', async () => {
      const asked = await askRoom(room, {
        ...{ analysis: 'conversions', by: ['brand.department'], ...ASKED },
      });
      const names = { exposed: 'exposed', department: 'brand.department' };
      holds(asked, named(plain.conversionsSql ?? [], names));
    });

    it('credits purchases and what they came to as plain SQL does, and nobody for the rest', async () => {
      const asked = await askRoom(room, {
        ...{ analysis: 'attribution', by: ['publisher.campaign'], ...ASKED },
      });
      holds(asked, named(plain.attributionSql ?? [], { campaign: 'publisher.campaign' }));
    });

    it('adds up what households spent, each purchase clipped', async () => {
      const asked = await askRoom(room, { analysis: 'value', by: ['brand.age'], ...ASKED });
      holds(asked, named(plain.valueSql ?? [], { age: 'brand.age' }));
    });
  });
});
