import { expect, it } from 'vitest';
import { formTokenOf, isOwnToken } from '#console/guard/form-token.ts';

it('a session knows its own forms', () => {
  expect(isOwnToken(formTokenOf('one'), formTokenOf('one'))).toBe(true);
});

it.each([undefined, '', 'one', ['x'], formTokenOf('other')])('and none with %j', (given) => {
  expect(isOwnToken(given, formTokenOf('one'))).toBe(false);
});

it('whoever has no session has no forms', () => {
  expect(isOwnToken('', '')).toBe(false);
});

it('a form does not tell the secret of its session', () => {
  expect(formTokenOf('secret')).not.toContain('secret');
});
