import { expect, it } from 'vitest';
import { checkAttributes } from '#core/drops/check-attributes.ts';

const DECLARED = ['tier', 'district'];

it('attributes that the agreement declares, each mapped, are no fault', () => {
  expect(() => checkAttributes(['district', 'tier'], DECLARED)).not.toThrow();
});

it.each([
  [['teir', 'district'], '"teir" for this dataset: write "tier", or remove it from the mapping.'],
  [['teir'], '"teir" for this dataset: write "tier" or "district", or remove it from the mapping.'],
  [['tier', 'district', 'age'], 'no attribute "age" for this dataset: remove it from the mapping.'],
  [['tier'], 'The agreement declares the attribute "district": map a column to it.'],
])('a mapping of %j is refused in one sentence', (mapped, says) => {
  expect(() => checkAttributes(mapped, DECLARED)).toThrow(says);
});
