import { describe, expect, it } from 'vitest';
import { codedValues, codeOf, domainOf } from '#core/attribute-codes.ts';

describe('the code of a value', () => {
  it('does not depend on the order in which the agreement declares them', () => {
    const values = ['south', 'Ñorth', 'east', 'West'];
    expect(codedValues(values)).toEqual(['West', 'east', 'south', 'Ñorth']);
    for (const value of values)
      expect(codeOf(values.toReversed(), value)).toBe(codeOf(values, value));
  });

  it('counts from 1, and is 0 for what is not declared', () => {
    expect(['a', 'b', 'c'].map((value) => codeOf(['b', 'a'], value))).toEqual([1, 2, 0]);
  });

  it('is read back by the domain of its list', () => {
    const attributes = { tier: ['silver', 'gold'], all: ['x'] };
    expect(domainOf(attributes)).toEqual({ tier: ['gold', 'silver'], all: ['x'] });
    expect(domainOf(attributes).tier?.[codeOf(attributes.tier, 'silver') - 1]).toBe('silver');
  });
});
