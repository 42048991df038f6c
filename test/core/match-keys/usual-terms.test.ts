import { expect, it } from 'vitest';
import { usualPersonal, usualTotal } from '#core/match-keys/usual-terms.ts';

it('the total is as many bits as the larger list has people, and one, within what an agreement takes', () => {
  expect(usualTotal(1_024)).toBe(110);
  expect(usualTotal(1_000_000)).toBe(209);
  expect([0, 1, 2].map(usualTotal)).toEqual([50, 50, 50]);
});

it('three bits are personal in lists of up to 5,000, and six from 10,000 on', () => {
  expect([0, 1, 5_000, 7_071, 10_000, 1_000_000].map(usualPersonal)).toEqual([
    30, 30, 30, 45, 60, 60,
  ]);
});
