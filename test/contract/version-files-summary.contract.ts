import { afterEach, describe, expect, it } from 'vitest';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { type PartShape, settleParts, type VersionMakers } from '#test/support/token-setting.ts';

const SHAPE: PartShape = { kinds: ['email', 'phone'], attributes: { tier: ['gold', 'silver'] } };

const email = (n: number): string => digestOf(`p${n}@example.org`);
const phone = (n: number): string => digestOf(`+44740000${n}`);
const people = (from: number, count: number, tier = 'gold'): PartRow[] =>
  Array.from({ length: count }, (_, at) => [email(from + at), null, tier]);

/** What all version files promise of the summary of a version. */
export const versionFilesSummaryContract = (name: string, makers: VersionMakers): void => {
  describe(`${name} sums up a version`, () => {
    afterEach(removeTempFolders);

    const summarise = async (shape: PartShape, ...parts: readonly (readonly PartRow[])[]) =>
      (await settleParts(makers, shape, parts)).summary;
    const fingerprintOf = async (shape: PartShape, ...parts: readonly (readonly PartRow[])[]) =>
      (await summarise(shape, ...parts)).fingerprint;
    const list: readonly PartRow[] = [
      ...people(0, 20),
      ...people(20, 20, 'silver').map(([one], n): PartRow => [one ?? null, phone(n), 'silver']),
      [null, phone(40), 'gold'],
    ];

    it('by the same fingerprint, in whatever order and parts its rows come', async () => {
      const told = await fingerprintOf(SHAPE, list);
      expect(told).toMatch(/^[0-9a-f]{32}$/);
      expect(await fingerprintOf(SHAPE, list.toReversed())).toBe(told);
      expect(await fingerprintOf(SHAPE, list.slice(25), list.slice(0, 25))).toBe(told);
      // What a later part repeats is lost to the earlier one.
      expect(await fingerprintOf(SHAPE, list, list.slice(3, 9))).toBe(told);
    });

    it('by the same, in whatever order its columns stand', async () => {
      const turned: PartShape = { kinds: ['phone', 'email'], attributes: SHAPE.attributes };
      const rows = list.map(
        ([one, two, tier]): PartRow => [two ?? null, one ?? null, tier ?? null],
      );
      expect(await fingerprintOf(turned, rows)).toBe(await fingerprintOf(SHAPE, list));
    });

    it.each<readonly [string, readonly PartRow[]]>([
      ['one person fewer', list.slice(1)],
      ['one person more', [...list, ...people(90, 1)]],
      ['another value of one person', [...people(0, 1, 'silver'), ...list.slice(1)]],
      [
        'values exchanged between two people',
        [
          ...people(0, 1, 'silver'),
          ...list.slice(1, 20),
          [email(20), phone(0), 'gold'],
          ...list.slice(21),
        ],
      ],
      [
        'an identifier that one person lost',
        [...list.slice(0, 39), [email(39), null, 'silver'], ...list.slice(40)],
      ],
      [
        'identifiers exchanged between two people',
        [
          ...list.slice(0, 38),
          [email(38), phone(19), 'silver'],
          [email(39), phone(18), 'silver'],
          ...list.slice(40),
        ],
      ],
      [
        'an identifier that moved to another person',
        [[email(0), phone(40), 'gold'], ...list.slice(1, 40)],
      ],
    ])('by another one with %s', async (_, other) => {
      expect(await fingerprintOf(SHAPE, other)).not.toBe(await fingerprintOf(SHAPE, list));
    });

    it('by another one where an attribute has another name, or comes to it', async () => {
      const told = await fingerprintOf(SHAPE, list);
      const rank: PartShape = { kinds: SHAPE.kinds, attributes: { rank: ['gold', 'silver'] } };
      expect(await fingerprintOf(rank, list)).not.toBe(told);
      const more: PartShape = {
        kinds: SHAPE.kinds,
        attributes: { ...SHAPE.attributes, all: ['x'] },
      };
      expect(
        await fingerprintOf(
          more,
          list.map((row) => [...row, 'x']),
        ),
      ).not.toBe(told);
    });

    it('by how many people have each value, each person once', async () => {
      const { support } = await summarise(SHAPE, list.slice(0, 10), list.slice(10));
      expect(support).toEqual([
        { attribute: 'tier', value: 'gold', people: 21 },
        { attribute: 'tier', value: 'silver', people: 20 },
      ]);
      const odd: PartShape = {
        kinds: ['email'],
        attributes: { rank: ['__proto__', "it's"], area: ['x'] },
      };
      const rows: PartRow[] = [
        [email(1), '__proto__', 'x'],
        [email(2), "it's", 'x'],
      ];
      expect((await summarise(odd, rows)).support).toEqual([
        { attribute: 'area', value: 'x', people: 2 },
        { attribute: 'rank', value: '__proto__', people: 1 },
        { attribute: 'rank', value: "it's", people: 1 },
      ]);
      expect((await summarise({ kinds: ['email'], attributes: {} }, [[email(1)]])).support).toEqual(
        [],
      );
    });
  });
};
