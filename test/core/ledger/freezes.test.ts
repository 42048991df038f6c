import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerEvent } from '#core/ledger/events.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { FreezeReason, type FreezeSide, sideKey } from '#core/ledger/freeze-side.ts';
import { isFrozen } from '#core/ledger/freezes.ts';
import { MAX_FREEZE_REASON } from '#core/limits.ts';
import { printable } from '#core/printable.ts';
import { sha256 } from '#core/sha256.ts';

/** Sides, of which two bear the same word: a party may be called as those who are none. */
const SIDES: readonly FreezeSide[] = [
  { by: 'party', party: 'brand' },
  { by: 'party', party: 'auditor' },
  { by: 'operator' },
  { by: 'auditor' },
];

const act = fc.record({
  type: fc.constantFrom('room-frozen' as const, 'room-unfrozen' as const),
  side: fc.constantFrom(...SIDES),
});

const entryOf = (event: LedgerEvent, at: number) => ({
  sequence: at + 1,
  previous: sha256(String(at)),
  at: '2026-11-02T08:00:00.000Z',
  event,
  seal: '0'.repeat(64),
});

describe('a room', () => {
  it('is frozen as long as any side has not lifted its own freeze, whatever the others do', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const entries = acts.map(({ type, side }, at) =>
          entryOf(LedgerEvent.parse({ type, ...side, reason: 'A drill.' }), at),
        );
        const last = new Map(acts.map(({ type, side }) => [sideKey(side), type]));
        const state = foldLedger(entries);
        expect(isFrozen(state)).toBe([...last.values()].includes('room-frozen'));
        const standing = [...last].filter(([, type]) => type === 'room-frozen');
        expect([...state.freezes.keys()].sort()).toEqual(standing.map(([key]) => key).sort());
      }),
    );
  });

  it('keeps no reason that is not one short line of visible characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const parsed = FreezeReason.safeParse(text);
        const isKept = text !== '' && text.trim() === text && printable(text) === text;
        expect(parsed.success).toBe(isKept && text.length <= MAX_FREEZE_REASON);
      }),
    );
    for (const text of ['', ' ', 'two\nlines', '\u001b[31mred', 'x'.repeat(MAX_FREEZE_REASON + 1)])
      expect(FreezeReason.safeParse(text).success, JSON.stringify(text)).toBe(false);
  });
});
