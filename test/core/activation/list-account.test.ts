import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listsMade, setAsideForLists, toldByLists } from '#core/activation/list-account.ts';
import { DAY_MS } from '#core/day.ts';
import { EMPTY_STATE, type PaidList, type RoomState } from '#core/ledger/room-state.ts';
import { nanoRhoFor } from '#core/privacy/accounting/concentrated.ts';
import { limitsOf } from '#core/privacy/limits-of.ts';
import { leftForCounts, listAllowance, NO_LISTS } from '#core/privacy/list-allowance.ts';
import type { Checksum } from '#core/sha256.ts';

const DAYS = 30;
const START = Date.parse('2026-11-26T00:00:00Z');
const at = (day: number): Date => new Date(START + day * DAY_MS);

const paid = (name: string, day: number, microEpsilon = 2_000_000): PaidList => ({
  ...{ type: 'list-reserved', party: 'brand', activation: 'reach', list: name, versions: [] },
  ...{ agreement: 'a'.repeat(64) as Checksum, microEpsilon, days: 10 },
  ...{ at: at(day).toISOString(), released: undefined, expired: false },
});

const after = (...lists: readonly PaidList[]): RoomState => ({
  ...EMPTY_STATE,
  lists: new Map(lists.map((each) => [each.list, each])),
});

const ABOUT = { party: 'brand', now: at(40) };

describe('the account of lists', () => {
  it('adds up what activations allow, exactly', () => {
    const one = { listEpsilon: 0.1, listsPerPeriod: 3, listsForLife: 7 };
    expect(listAllowance([one, { listEpsilon: 2, listsPerPeriod: 5, listsForLife: 2 }])).toEqual({
      period: 4_300_000,
      life: 4_700_000,
    });
    expect(listAllowance([])).toEqual(NO_LISTS);
    expect(leftForCounts(0.3, 100_000)).toBe(0.2);
    expect(leftForCounts(1, 2_000_000)).toBe(0);
  });

  it('counts a list in its period, and for life, and of its party alone', () => {
    const state = after(paid('a', 0), paid('b', 20), paid('c', 39));
    expect(toldByLists(state, DAYS, ABOUT)).toEqual({ period: 4_000_000, life: 6_000_000 });
    expect(toldByLists(state, DAYS, { ...ABOUT, party: 'publisher' })).toEqual(NO_LISTS);
    expect(listsMade(state, 'reach', { days: DAYS, now: at(40) })).toBe(2);
    expect(listsMade(state, 'reach', { now: at(40) })).toBe(3);
    expect(listsMade(state, 'other', { now: at(40) })).toBe(0);
  });

  it('never lets more lists into any stretch of a period than are counted against it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(120), { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        (days, most) => {
          const made: PaidList[] = [];
          for (const day of days.toSorted((one, other) => one - other)) {
            const counted = listsMade(after(...made), 'reach', { days: DAYS, now: at(day) });
            if (counted < most) made.push(paid(`list-${made.length}`, day));
          }
          for (const { at: from } of made) {
            const inside = made.filter((each) => {
              const distance = Date.parse(each.at) - Date.parse(from);
              return distance >= 0 && distance < DAYS * DAY_MS;
            });
            expect(inside.length).toBeLessThanOrEqual(most);
          }
        },
      ),
    );
  });
});

describe('what counts have beside lists', () => {
  const terms = {
    ...({ noise: 'gaussian', epsilonBudget: 6, budgetPeriodDays: DAYS } as const),
    ...{ lifetimeEpsilon: 11, delta: 1e-6 },
  } as const;
  const lists = { period: 2_000_000, life: 6_000_000 };

  it('is the limit of what is left of each epsilon, by noise of either kind', () => {
    expect(
      limitsOf({ ...terms, lists })
        .slice(0, 2)
        .map(({ most }) => most),
    ).toEqual([nanoRhoFor(4, 5e-7), nanoRhoFor(5, 5e-7)]);
    const laplace = { ...terms, noise: 'laplace', epsilon: 0.5 } as const;
    expect(limitsOf({ ...laplace, lists }).map(({ most }) => most)).toEqual([4_000_000, 5_000_000]);
    expect(limitsOf({ ...terms, lists: NO_LISTS })).toEqual(limitsOf(terms));
  });

  it('is nothing where lists take all of it', () => {
    const all = { period: 6_000_000, life: 12_000_000 };
    expect(
      limitsOf({ ...terms, lists: all })
        .slice(0, 2)
        .map(({ most }) => most),
    ).toEqual([0, 0]);
  });

  it('is less still where lists told more under an earlier agreement than is set aside now', () => {
    const state = after(paid('a', 0, 9_000_000), paid('b', 39));
    const set = { lists: NO_LISTS, budgetPeriodDays: DAYS };
    expect(setAsideForLists(state, set, ABOUT)).toEqual({ period: 2_000_000, life: 11_000_000 });
    const agreed = { lists: { period: 3_000_000, life: 12_000_000 }, budgetPeriodDays: DAYS };
    expect(setAsideForLists(state, agreed, ABOUT)).toEqual(agreed.lists);
  });
});
