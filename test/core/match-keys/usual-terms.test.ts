import { expect, it } from 'vitest';
import { usualPersonal, usualTotal } from '#core/match-keys/usual-terms.ts';

it('the total is as many bits as the larger list has people, and one, within what an agreement takes', () => {
  expect(usualTotal(1_024)).toBe(110);
  expect(usualTotal(1_000_000)).toBe(209);
  expect([0, 1, 2].map(usualTotal)).toEqual([50, 50, 50]);
});

it('three bits are personal in lists of 5,000, and half a bit more for each doubling', () => {
  expect([0, 1, 4_999, 5_000, 10_000, 1_000_000].map(usualPersonal)).toEqual([
    30, 30, 30, 30, 35, 68,
  ]);
});
