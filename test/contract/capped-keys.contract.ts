import { afterEach, describe, expect, it } from 'vitest';
import { digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { type PartShape, settleParts, type VersionMakers } from '#test/support/token-setting.ts';

const CAP = 3;
const SHAPE: PartShape = {
  ...{ kinds: ['email', '_key_a', '_key_b'], attributes: { tier: ['gold', 'silver'] }, cap: CAP },
};

const email = (n: number): string => digestOf(`p${n}@example.org`);
const key = (name: string): string => digestOf(`key ${name}`);
/** A person with an e-mail and two keys, or with less of them. */
const row = (mail: number | null, a: string | null, b: string | null = null): PartRow => [
  mail === null ? null : email(mail),
  a === null ? null : key(a),
  b === null ? null : key(b),
  'gold',
];

/** What tokenisers and version files promise together of match keys, which several people of a list may have. */
export const cappedKeysContract = (name: string, makers: VersionMakers): void => {
  const settle = (...parts: readonly (readonly PartRow[])[]) => settleParts(makers, SHAPE, parts);

  describe(`${name} keeps match keys`, () => {
    afterEach(removeTempFolders);

    it('of all who have one, and of who has nothing else', async () => {
      const { lost, lostPeople, rowsOf } = await settle([
        ...[row(1, 'x'), row(2, 'x'), row(null, 'x', 'y'), row(null, 'z')],
      ]);
      expect([lost, lostPeople]).toEqual([{}, 0]);
      expect(await rowsOf('_key_a')).toHaveLength(4);
      expect(new Set((await rowsOf('_key_a')).map(({ token_hi }) => token_hi)).size).toBe(2);
      expect(await rowsOf('_key_b')).toHaveLength(1);
      expect(await rowsOf('email')).toHaveLength(2);
    });

    it('of as many as agreed, the first of a part, and tells of the others without calling them repeats', async () => {
      const rows = [0, 1, 2, 3, 4].map((n) => row(n, 'x', `own ${n}`));
      const { rowsOf, reports } = await settle([...rows, row(null, 'x')]);
      expect(await rowsOf('_key_a')).toHaveLength(CAP);
      expect(await rowsOf('_key_b')).toHaveLength(5);
      expect(await rowsOf('email')).toHaveLength(5);
      const [report] = reports;
      expect(report?.identifiers._key_a?.setAside).toEqual({ 'too-common': 3 });
      // Who has nothing but a key that is too common is left out.
      expect([report?.accepted, report?.quarantined]).toEqual([5, { repeat: 1 }]);
      const kept = await rowsOf('_key_a');
      const own = await rowsOf('email');
      expect(kept.every(({ person }) => own.some((each) => each.person === person))).toBe(true);
    });

    it('of the lowest people over all parts', async () => {
      const parts = [
        [row(1, 'x'), row(2, 'x'), row(9, 'q')],
        [row(3, 'x'), row(4, 'x', 'b'), row(null, 'x'), row(null, 'x', 'c')],
        [row(5, 'x'), row(null, 'q')],
      ];
      const { lost, lostPeople, rowsOf } = await settle(...parts);
      // Of the second part one keeps it; the row with nothing else may be that one.
      const rows = await rowsOf('_key_a');
      const shared = [...Map.groupBy(rows, ({ token_hi }) => token_hi).values()];
      expect(shared.map(({ length }) => length).sort()).toEqual([2, CAP]);
      const common = shared.find(({ length }) => length === CAP)?.map(({ person }) => person) ?? [];
      expect(common).toEqual(common.toSorted((one, other) => Number(one - other)));
      expect(common.map((person) => person >> 32n)).toEqual([0n, 0n, 1n]);
      expect(lost).toEqual({ _key_a: 3 });
      expect(lostPeople).toBeLessThanOrEqual(1);
      expect(await rowsOf('email')).toHaveLength(6);
    });

    it('takes none away with an identifier: who lost it to another part is somebody by the rest', async () => {
      const parts = [[row(1, 'x')], [row(1, 'y'), row(1, null), row(2, null)]];
      const { lost, lostPeople, rowsOf, reports } = await settle(...parts);
      expect(lost).toEqual({ email: 1 });
      expect(reports[1]?.quarantined).toEqual({ repeat: 1 });
      expect(lostPeople).toBe(0);
      expect(await rowsOf('_key_a')).toHaveLength(2);
    });
  });

  describe(`${name} sums up match keys`, () => {
    afterEach(removeTempFolders);
    const fingerprintOf = async (...parts: readonly (readonly PartRow[])[]): Promise<string> =>
      (await settle(...parts)).summary.fingerprint;
    const list = [row(1, 'x', 'a'), row(2, 'x', 'b'), row(3, 'x'), row(null, 'z', 'c')];

    it('by the same fingerprint in whatever order and parts, also of whom a key was taken from', async () => {
      const told = await fingerprintOf(list);
      expect(await fingerprintOf(list.toReversed())).toBe(told);
      expect(await fingerprintOf(list.slice(2), list.slice(0, 2))).toBe(told);
      const more = [row(4, null, 'd'), row(null, null, 'e')];
      const beyond = [row(4, 'x', 'd'), row(null, null, 'e')];
      expect(await fingerprintOf(list, beyond)).toBe(await fingerprintOf(list, more));
      expect(await fingerprintOf(list, [row(null, 'x')])).toBe(told);
    });

    it('by another where a key is missing, or two people changed theirs', async () => {
      const told = await fingerprintOf(list);
      const [one, two, ...others] = list as [PartRow, PartRow, ...PartRow[]];
      expect(await fingerprintOf([row(1, 'x'), two, ...others])).not.toBe(told);
      expect(await fingerprintOf([row(1, 'x', 'b'), row(2, 'x', 'a'), ...others])).not.toBe(told);
      expect(await fingerprintOf([one, two])).not.toBe(told);
    });
  });
};
