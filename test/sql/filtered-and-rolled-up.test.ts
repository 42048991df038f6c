import { afterEach, describe, expect, it } from 'vitest';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import {
  type Asked,
  DEVICE,
  many,
  overlap,
  PLACE,
  rowsOf,
  SHOP,
  segments,
  TIER,
} from './given-rows.ts';

afterEach(removeTempFolders);

describe('rollup.sql', () => {
  const shops = (k: number, where?: Asked['where']): Asked => ({
    counted: [
      [{ email: 1 }, 'gold', 'north', 'a'],
      [{ email: 2 }, 'gold', 'north', 'b'],
      [{ email: 3 }, 'silver', 'north', 'b'],
      [{ email: 4 }, 'gold', 'north', 'c'],
      [{ email: 9 }, 'gold', 'north', 'a'],
    ],
    other: many(4, 'tv'),
    k,
    ...(where && { where }),
  });
  /** Counts as `level place: people`. */
  const rolledUp = async (asked: Asked): Promise<string[]> =>
    (await rowsOf(asked, 'rollup', [SHOP]))
      .map(({ level, place, people: n }) => `${level} ${place}: ${Number(n)}`)
      .sort();

  it('counts a match once by its value, and once by its parent at each level', async () => {
    expect(await rolledUp(shops(1))).toEqual([
      ...['0 1: 1', '0 2: 2', '0 3: 1'],
      ...['1 1: 1', '1 2: 3'],
      ...['2 1: 4'],
    ]);
  });

  it('says 0 below k, at whichever level, and has a row for every value and parent', async () => {
    expect(await rolledUp(shops(3))).toEqual([
      ...['0 1: 0', '0 2: 0', '0 3: 0'],
      ...['1 1: 0', '1 2: 3'],
      ...['2 1: 4'],
    ]);
    expect(await rolledUp({ counted: [], other: [] })).toHaveLength(6);
  });

  it('counts only those whom a filter lets in', async () => {
    const where = [{ ...TIER, values: ['gold'] }];
    expect(await rolledUp(shops(1, where))).toEqual([
      ...['0 1: 1', '0 2: 1', '0 3: 1'],
      ...['1 1: 1', '1 2: 2'],
      ...['2 1: 3'],
    ]);
  });
});

describe('filtered.sql', () => {
  const asked: Asked = {
    counted: [
      [{ email: 1 }, 'gold'],
      [{ email: 2 }, 'gold'],
      [{ email: 3 }, 'silver'],
    ],
    other: [
      [{ email: 1 }, 'tv'],
      [{ email: 2 }, 'mobile'],
      [{ email: 3 }, 'tv'],
    ],
  };
  const gold = { ...TIER, values: ['gold'] };

  it('lets in who has a named value, by an attribute that is counted or not', async () => {
    expect(await segments({ ...asked, where: [gold] }, DEVICE)).toEqual([
      ...['0 mobile : 1', '0 tv : 1', '1 mobile *: 1', '1 tv *: 1', '2 * : 2', '3 * *: 2'],
    ]);
    expect(await segments({ ...asked, where: [gold] }, TIER)).toEqual([
      ...['0 gold : 2', '1 gold *: 2', '2 * : 2', '3 * *: 2'],
    ]);
  });

  it('asks that every filter lets in, and any value of one that names several', async () => {
    const tv = { ...DEVICE, values: ['tv'] };
    expect(await overlap({ ...asked, where: [gold, tv] })).toEqual([1]);
    expect(await overlap({ ...asked, where: [{ ...DEVICE, values: ['tv', 'mobile'] }] })).toEqual([
      3,
    ]);
  });

  it('has as many rows as without, whoever is let in', async () => {
    const where = [{ ...PLACE, values: ['south'] }];
    const rows = await rowsOf({ ...asked, where }, 'segments', [TIER, DEVICE]);
    expect(rows).toHaveLength(9);
    for (const { people: n } of rows) expect(n).toBe('000000000000');
  });
});
