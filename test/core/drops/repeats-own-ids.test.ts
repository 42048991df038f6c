import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digestKeys } from '#core/drops/digest-index.ts';
import { Repeats } from '#core/drops/repeats.ts';
import { UNDATED } from '#core/drops/row-date.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const keysOf = (hex: string | null): { present: Uint8Array; keys: Int32Array } => {
  const present = Uint8Array.of(hex === null ? 0 : 1);
  return { present, keys: digestKeys({ present, bytes: Buffer.from(`@\0\0\0${hex ?? ''}`) }) };
};

/** Rows of an address and an id of the party's own, each placed behind the others. */
const ownIdsPlaced = (
  ownIdsIdentify: boolean,
  rows: readonly (readonly [email: string | null, ownId: string])[],
) => {
  const repeats = new Repeats({ kinds: 1, slots: 1, ownIdsIdentify, declared: [], rule: 'first' });
  const placed = rows.map((row) =>
    repeats.place({
      digests: row.map((each) => keysOf(each === null ? null : digest(each))),
      ...{ row: 0, codes: new Uint8Array(), date: UNDATED },
    }),
  );
  return { placed, strayIds: repeats.strayIds };
};

describe("an id of the party's own in a row whose person is known", () => {
  const ROWS = [
    ['ada', 'login-1'],
    ['ada', 'login-2'],
    [null, 'login-2'],
  ] as const;

  it('is lost, and counted, where it is no identifier', () => {
    const { placed, strayIds } = ownIdsPlaced(false, ROWS.slice(0, 2));
    expect([placed, strayIds]).toEqual([
      [{ outcome: 'kept', shared: [] }, { outcome: 'repeat' }],
      1,
    ]);
  });

  it('is kept where it is one, and known again by itself', () => {
    const { placed, strayIds } = ownIdsPlaced(true, ROWS);
    expect(placed).toEqual([
      { outcome: 'kept', shared: [] },
      { outcome: 'kept', shared: [0] },
      { outcome: 'repeat' },
    ]);
    expect(strayIds).toBe(0);
  });
});
