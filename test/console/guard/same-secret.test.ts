import { expect, it } from 'vitest';
import { isSameSecret } from '#console/guard/same-secret.ts';

it('a secret is itself', () => {
  expect(isSameSecret('abc', 'abc')).toBe(true);
});

it.each([undefined, '', 'ab', 'abcd', 'abd'])('and not %s', (given) => {
  expect(isSameSecret(given, 'abc')).toBe(false);
});

it('whoever brings nothing has no secret, not even an empty one', () => {
  expect(isSameSecret(undefined, '')).toBe(false);
});
