import { expect, test } from 'vitest';
import { attackerOf } from './linear-system.ts';

test('the attacker derives sums, differences and fractions of what he knows', () => {
  const attacker = attackerOf([
    [1, 1, 1],
    [0, 3, 3],
  ]);
  expect(attacker.derives([1, 0, 0])).toBe(true);
  expect(attacker.derives([0, 1, 1])).toBe(true);
  expect(attacker.derives([5, 1, 1])).toBe(true);
});

test('the attacker derives nothing that his sums leave open', () => {
  const attacker = attackerOf([
    [1, 1, 1],
    [0, 3, 3],
  ]);
  expect(attacker.derives([0, 1, 0])).toBe(false);
  expect(attackerOf([]).derives([1])).toBe(false);
});
