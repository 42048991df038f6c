import { describe, expect, it } from 'vitest';
import { oneMonthAfter } from '#core/erasure/due-date.ts';

describe('a request is due', () => {
  it.each([
    ['2026-11-27', '2026-12-27'],
    ['2026-12-31', '2027-01-31'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-30', '2028-02-29'],
    ['2026-03-31', '2026-04-30'],
  ])('that came on %s, by %s: the same day of the next month, or its last', (came, due) => {
    expect(oneMonthAfter(came)).toBe(due);
  });
});
