import { afterEach, describe, expect, it } from 'vitest';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import {
  type Asked,
  DEVICE,
  many,
  OTHER_PLACE,
  overlap,
  PLACE,
  rowsOf,
  segments,
  TIER,
} from './given-rows.ts';

afterEach(removeTempFolders);

describe('overlap.sql', () => {
  it('gives one row with the people who match', async () => {
    expect(await overlap({ counted: many(7), other: many(5) })).toEqual([5]);
  });

  it.each<[string, Asked]>([
    ['both lists are empty', { counted: [], other: [] }],
    ['the counted list is empty', { counted: [], other: many(3) }],
    ['the other list is empty', { counted: many(3), other: [] }],
    ['nobody matches', { counted: [[{ email: 1 }]], other: [[{ email: 2 }]] }],
    ['fewer than k match', { counted: many(9), other: many(9), k: 10 }],
    ['a token is of another kind', { counted: [[{ email: 1 }]], other: [[{ phone: 1 }]] }],
    [
      'only a kind matches that was not asked',
      { counted: [[{ maid: 1 }]], other: [[{ maid: 1 }]] },
    ],
  ])('says 0 when %s', async (_, asked) => {
    expect(await overlap(asked)).toEqual([0]);
  });

  it('counts exactly k', async () => {
    expect(await overlap({ counted: many(10), other: many(12), k: 10 })).toEqual([10]);
  });

  it('counts a person once who matches by several kinds, or several people', async () => {
    const rows = await overlap({
      counted: [[{ email: 1, phone: 1 }], [{ email: 2, phone: 2 }]],
      other: [[{ email: 1, phone: 1 }], [{ email: 2 }], [{ phone: 2 }]],
    });
    expect(rows).toEqual([2]);
  });

  it('counts the people of the counted list, not of the other', async () => {
    const rows = await overlap({
      counted: [[{ email: 1, phone: 2 }]],
      other: [[{ email: 1 }], [{ phone: 2 }]],
    });
    expect(rows).toEqual([1]);
  });

  it('tells tokens apart that differ in one half only', async () => {
    const rows = await overlap({ counted: [[{ email: 5 }]], other: [[{ email: -5 }]] });
    expect(rows).toEqual([0]);
  });
});

describe('segments.sql', () => {
  it('gives nothing for empty lists, nor below k', async () => {
    expect(await segments({ counted: [], other: [] }, TIER)).toEqual([]);
    const few = { counted: many(9, 'gold'), other: many(9, 'tv'), k: 10 };
    expect(await segments(few, TIER, DEVICE)).toEqual([]);
  });

  it('counts by an attribute of the counted list', async () => {
    const asked: Asked = {
      counted: [
        [{ email: 1 }, 'gold'],
        [{ email: 2 }, 'gold'],
        [{ email: 3 }, 'silver'],
        [{ email: 9 }, 'gold'],
      ],
      other: many(3),
    };
    expect(await segments(asked, TIER)).toEqual([
      '0 gold : 2',
      '0 silver : 1',
      '1 gold *: 2',
      '1 silver *: 1',
      '2 * : 3',
      '3 * *: 3',
    ]);
  });

  it('crosses attributes of both lists, with totals of each and of all', async () => {
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
    expect(await segments(asked, TIER, DEVICE)).toEqual([
      '0 gold mobile: 1',
      '0 gold tv: 1',
      '0 silver tv: 1',
      '1 gold *: 2',
      '1 silver *: 1',
      '2 * mobile: 1',
      '2 * tv: 2',
      '3 * *: 3',
    ]);
  });

  it('crosses two attributes of one list, and two of the same name', async () => {
    const asked: Asked = {
      counted: [[{ email: 1 }, 'gold', 'north']],
      other: [[{ email: 1 }, 'tv', 'south']],
    };
    expect((await segments(asked, TIER, PLACE))[0]).toBe('0 gold north: 1');
    expect((await segments(asked, DEVICE, OTHER_PLACE))[0]).toBe('0 tv south: 1');
    expect((await segments(asked, PLACE, OTHER_PLACE))[0]).toBe('0 north south: 1');
  });

  it('leaves out cells and totals below k, and only those', async () => {
    const asked: Asked = {
      counted: [...many(4, 'gold'), [{ email: 5 }, 'silver']],
      other: many(5, 'tv'),
      k: 4,
    };
    expect(await segments(asked, TIER, DEVICE)).toEqual([
      '0 gold tv: 4',
      '1 gold *: 4',
      '2 * tv: 5',
      '3 * *: 5',
    ]);
  });

  it.each<[IdentifierKind[], string]>([
    [['email', 'phone'], 'tv'],
    [['phone', 'email'], 'mobile'],
  ])('lets the first kind of %j that matches decide', async (kinds, device) => {
    const asked: Asked = {
      counted: [[{ email: 1, phone: 2 }, 'gold']],
      other: [
        [{ email: 1 }, 'tv'],
        [{ phone: 2 }, 'mobile'],
      ],
      kinds,
    };
    expect(await segments(asked, DEVICE)).toEqual([
      `0 ${device} : 1`,
      `1 ${device} *: 1`,
      '2 * : 1',
      '3 * *: 1',
    ]);
  });

  it('falls back to a later kind where the first does not match', async () => {
    const asked: Asked = {
      counted: [[{ email: 1, phone: 2 }, 'gold']],
      other: [
        [{ email: 7 }, 'tv'],
        [{ phone: 2 }, 'mobile'],
      ],
    };
    expect((await segments(asked, DEVICE))[0]).toBe('0 mobile : 1');
  });

  it('has a row for every declared cell and total, each as wide as any other', async () => {
    const none = { counted: [], other: [] };
    for (const [by, rows] of [
      [[], 4],
      [[TIER], 6],
      [[TIER, DEVICE], 9],
    ] as const) {
      const answered = await rowsOf(none, 'segments', by);
      expect(answered).toHaveLength(rows);
      for (const { people: n } of answered) expect(n).toBe('000000000000');
    }
    expect(await rowsOf(none, 'tables', [TIER, PLACE, DEVICE, OTHER_PLACE])).toHaveLength(12);
  });
});
