import { expect, it } from 'vitest';
import { addressOf, pageOf } from '#console/pages/ledger/pages.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';

const entries = Array.from({ length: 90 }, (_, at) => ({ sequence: at + 1 }) as LedgerEntry);

const numbersOf = (page?: number) => pageOf(entries, page).entries.map(({ sequence }) => sequence);

it('every entry is on one page, the newest on the first', () => {
  expect(numbersOf()[0]).toBe(90);
  expect([1, 2, 3].flatMap(numbersOf).sort((one, other) => one - other)).toEqual(
    entries.map(({ sequence }) => sequence),
  );
  expect(pageOf(entries, 2)).toMatchObject({ page: 2, pages: 3, all: 90 });
});

it('a page that is not there is the last one, and no entries are one page', () => {
  expect(pageOf(entries, 99).page).toBe(3);
  expect(pageOf([], 5)).toMatchObject({ page: 1, pages: 1, all: 0, entries: [] });
});

it('an address keeps what was asked', () => {
  expect(addressOf({})).toBe('/ledger');
  expect(addressOf({ party: 'a&b', page: 2 })).toBe('/ledger?party=a%26b&page=2');
});
