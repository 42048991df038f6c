import { expect, it } from 'vitest';
import { isOwnHost } from '#console/guard/host.ts';

it.each(['127.0.0.1:4242', 'localhost:4242'])('%s is ours', (host) => {
  expect(isOwnHost(host, 4_242)).toBe(true);
});

it.each([
  ...[undefined, '', '127.0.0.1', 'localhost', '127.0.0.1:4243', 'evil.example:4242'],
  ...['127.0.0.1.evil.example:4242', 'localhost:4242.evil.example', 'evil.localhost:4242'],
])('%s is not', (host) => {
  expect(isOwnHost(host, 4_242)).toBe(false);
});
