import { describe, expect, it } from 'vitest';
import { takenSpan } from '#core/drops/taken-span.ts';

const NOON = new Date('2026-11-28T12:00:00Z');
const second = (at: string): number => Date.parse(at) / 1000;

describe('how old a time may be', () => {
  it('is by the second, so many times 24 hours before the drop was prepared, as docs/mapping.md says', () => {
    expect(takenSpan(10, NOON).earliest).toBe(second('2026-11-18T12:00:00Z'));
    // A date is its first second: the one of 10 days ago is too old at noon, the one of 9 days ago is not.
    expect(second('2026-11-18T00:00:00Z')).toBeLessThan(takenSpan(10, NOON).earliest);
    expect(second('2026-11-19T00:00:00Z')).toBeGreaterThan(takenSpan(10, NOON).earliest);
    expect(takenSpan(undefined, NOON).earliest).toBe(0);
  });

  it('is up to 24 hours ahead, whatever the age', () => {
    for (const days of [undefined, 10])
      expect(takenSpan(days, NOON).latest).toBe(second('2026-11-29T12:00:00Z'));
  });
});
