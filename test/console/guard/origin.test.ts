import { expect, it } from 'vitest';
import { isOwnForm } from '#console/guard/origin.ts';

const own = 'http://127.0.0.1:4242';

it.each(['same-origin', undefined])('a form of our own page with %s is taken', (site) => {
  expect(isOwnForm({ origin: own, site }, 4_242)).toBe(true);
});

it.each([
  [undefined, 'same-origin'],
  ['null', undefined],
  ['https://127.0.0.1:4242', undefined],
  ['http://127.0.0.1:4243', undefined],
  ['http://evil.example', undefined],
  [own, 'cross-site'],
  [own, 'same-site'],
  [own, 'none'],
])('a form from %s with %s is not', (origin, site) => {
  expect(isOwnForm({ origin, site }, 4_242)).toBe(false);
});
