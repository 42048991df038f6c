import { expect, test } from 'vitest';
import { respectsMinimumChange } from '#core/privacy/exact/minimum-change.ts';

test('the same people again are allowed', () => {
  expect(respectsMinimumChange({ onlyNew: 0, onlyOld: 0 }, 100)).toBe(true);
});

test('enough newcomers are allowed, and enough leavers', () => {
  expect(respectsMinimumChange({ onlyNew: 100, onlyOld: 0 }, 100)).toBe(true);
  expect(respectsMinimumChange({ onlyNew: 0, onlyOld: 100 }, 100)).toBe(true);
});

test('one person more or less is refused', () => {
  expect(respectsMinimumChange({ onlyNew: 1, onlyOld: 0 }, 100)).toBe(false);
  expect(respectsMinimumChange({ onlyNew: 0, onlyOld: 1 }, 100)).toBe(false);
  expect(respectsMinimumChange({ onlyNew: 99, onlyOld: 0 }, 100)).toBe(false);
});

test('swapped people do not count twice', () => {
  expect(respectsMinimumChange({ onlyNew: 50, onlyOld: 50 }, 100)).toBe(false);
});

test('a crowd that leaves does not hide a few who come, nor the other way round', () => {
  expect(respectsMinimumChange({ onlyNew: 1, onlyOld: 1000 }, 100)).toBe(false);
  expect(respectsMinimumChange({ onlyNew: 1000, onlyOld: 99 }, 100)).toBe(false);
});

test('two crowds that change places are allowed', () => {
  expect(respectsMinimumChange({ onlyNew: 100, onlyOld: 100 }, 100)).toBe(true);
});
