import { expect, test } from 'vitest';
import { cheapestPaths } from '#core/privacy/exact/cheapest-paths.ts';

const none = Number.POSITIVE_INFINITY;
const network = (prices: readonly (readonly number[])[]) => ({
  size: prices.length,
  price: (from: number, to: number) => prices[from]?.[to] ?? none,
});

test('a long cheap way is preferred to a short dear one', () => {
  const paths = cheapestPaths(
    network([
      [none, 9, 1, none],
      [none, none, none, none],
      [none, none, none, 2],
      [none, 3, none, none],
    ]),
    0,
  );
  expect(paths.priceTo(1)).toBe(6);
  expect(paths.wayTo(1)).toEqual([0, 2, 3, 1]);
});

test('a node that cannot be reached has no way and no finite price', () => {
  const paths = cheapestPaths(
    network([
      [none, none],
      [1, none],
    ]),
    0,
  );
  expect(paths.priceTo(1)).toBe(none);
  expect(paths.wayTo(1)).toEqual([]);
});

test('among equally cheap ways the one over lower numbers is taken', () => {
  const paths = cheapestPaths(
    network([
      [none, 1, 1, none],
      [none, none, none, 1],
      [none, none, none, 1],
      [none, none, none, none],
    ]),
    0,
  );
  expect(paths.wayTo(3)).toEqual([0, 1, 3]);
});

test('the start is reached for nothing, whatever its number', () => {
  const paths = cheapestPaths(
    network([
      [none, none],
      [1, none],
    ]),
    1,
  );
  expect(paths.priceTo(1)).toBe(0);
  expect(paths.wayTo(0)).toEqual([1, 0]);
});
