import { describe, expect, it } from 'vitest';
import { ancestorsOf, levelsOf } from '#core/hierarchy.ts';

const VALUES = ['9000', '9050', '8000', '1000'];
const DISTRICT = { east: ['9000', '9050'], west: ['8000'], capital: ['1000'] };
const REGION = { north: ['east', 'west'], centre: ['capital'] };

describe('levels above the values of an attribute', () => {
  it('are found in their order, however they were written', () => {
    const levels = levelsOf(VALUES, { region: REGION, district: DISTRICT }) ?? [];
    expect(levels.map(({ name }) => name)).toEqual(['district', 'region']);
    expect(ancestorsOf('9050', levels)).toEqual(['east', 'north']);
    expect(ancestorsOf('1000', levels)).toEqual(['capital', 'centre']);
  });

  it.each([
    ['a value has no parent', { district: { ...DISTRICT, capital: ['9000'] } }],
    ['a value has two', { district: { ...DISTRICT, west: ['8000', '1000'] } }],
    ['something undeclared has one', { district: { ...DISTRICT, west: ['8000', '7000'] } }],
    [
      'there are as many parents as values',
      { district: Object.fromEntries(VALUES.map((v) => [`p${v}`, [v]])) },
    ],
    ['a level stands above nothing', { district: DISTRICT, region: { north: ['east'] } }],
    ['two stand above the same', { district: DISTRICT, zone: { a: VALUES } }],
  ])('are none where %s', (_, declared) => {
    expect(levelsOf(VALUES, declared)).toBeUndefined();
  });
});
