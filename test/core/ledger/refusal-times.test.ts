import { describe, expect, it } from 'vitest';
import { draftOf } from '#core/ledger/draft-state.ts';
import { isRefusedTooOften, noteRefusal, type RefusalOf } from '#core/ledger/refusal-times.ts';
import { EMPTY_STATE } from '#core/ledger/room-state.ts';
import { REFUSALS_A_DAY } from '#core/limits.ts';

const NOON = new Date('2026-11-02T12:00:00Z');
const DAY_MS = 86_400_000;
const after = (milliseconds: number): Date => new Date(NOON.getTime() + milliseconds);
const BRAND: RefusalOf = { type: 'question-refused', party: 'brand' };

/** The state after so many refusals, a second apart. */
const refused = (count: number) => {
  const draft = draftOf(EMPTY_STATE);
  for (let n = 0; n < count; n += 1) noteRefusal(draft, BRAND, after(n * 1_000).toISOString());
  return draft;
};

describe('the daily limit of refusals', () => {
  it('is reached by the last one, for that party and that kind alone', () => {
    expect(isRefusedTooOften(refused(REFUSALS_A_DAY - 1), BRAND, after(100_000))).toBe(false);
    const state = refused(REFUSALS_A_DAY);
    expect(isRefusedTooOften(state, BRAND, after(100_000))).toBe(true);
    expect(isRefusedTooOften(state, { ...BRAND, party: 'publisher' }, NOON)).toBe(false);
    expect(isRefusedTooOften(state, { ...BRAND, type: 'drop-refused' }, NOON)).toBe(false);
  });

  it('ends a day after the first of them', () => {
    const state = refused(REFUSALS_A_DAY);
    expect(isRefusedTooOften(state, BRAND, after(DAY_MS - 1))).toBe(true);
    expect(isRefusedTooOften(state, BRAND, after(DAY_MS))).toBe(false);
  });

  it('is not reached by refusals that a wrong clock noted years ahead', () => {
    expect(isRefusedTooOften(refused(REFUSALS_A_DAY), BRAND, after(-DAY_MS))).toBe(false);
    expect(isRefusedTooOften(refused(REFUSALS_A_DAY), BRAND, after(-1_000))).toBe(true);
  });

  it('remembers no more than it needs, however often a party is refused', () => {
    const state = refused(5 * REFUSALS_A_DAY);
    expect([...state.refusals.values()].flat()).toHaveLength(REFUSALS_A_DAY);
    expect(isRefusedTooOften(state, BRAND, after(500_000))).toBe(true);
  });
});
