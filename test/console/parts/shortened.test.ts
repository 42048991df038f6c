import { expect, it } from 'vitest';
import { shortened } from '#console/parts/shortened.ts';

it('a text that is long loses its end, and another one nothing', () => {
  expect(shortened('a'.repeat(240))).toBe('a'.repeat(240));
  expect(shortened('a'.repeat(241))).toBe(`${'a'.repeat(240)}…`);
});
