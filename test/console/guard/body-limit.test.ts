import { expect, it } from 'vitest';
import { isShortForm, MAX_FORM_BYTES } from '#console/guard/body-limit.ts';

const type = 'application/x-www-form-urlencoded';

it.each(['0', String(MAX_FORM_BYTES)])('a form of %s bytes is read', (length) => {
  expect(isShortForm({ length, type })).toBe(true);
  expect(isShortForm({ length, type: `${type};charset=UTF-8` })).toBe(true);
});

it.each([undefined, '', '-1', '1e9', String(MAX_FORM_BYTES + 1)])('one of %s is not', (length) => {
  expect(isShortForm({ length, type })).toBe(false);
});

it.each([undefined, 'multipart/form-data', 'application/json', 'text/plain', `${type}x`])(
  'what comes as %s is not',
  (other) => {
    expect(isShortForm({ length: '1', type: other })).toBe(false);
  },
);
