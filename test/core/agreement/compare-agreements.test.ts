import { describe, expect, it } from 'vitest';
import { compareAgreements } from '#core/agreement/compare-agreements.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { base, changes, effectAt, keep, read, tier } from './compared-sections.ts';

describe('two agreements compared', () => {
  it('are the same where nothing differs, whichever way it is written', () => {
    expect(changes({}, {})).toEqual([]);
    const { maxRejectShare: _, ...terms } = TEST_TERMS;
    expect(changes({}, { privacy: terms })).toEqual([]);
  });

  it('are compared by the terms that hold, and a term that holds nothing weakens nothing', () => {
    const strict = { ...TEST_TERMS, k: 200 };
    const both = { privacy: { brand: strict, publisher: { ...TEST_TERMS, k: 100 } } };
    const lowered = { privacy: { brand: strict, publisher: TEST_TERMS } };
    expect(changes(both, lowered)).toEqual([{ path: 'privacy', effect: 'changed' }]);
    expect(effectAt('privacy.k', both, { privacy: TEST_TERMS })).toBe('weaker');
  });

  it('say what stood there and what stands there, what is weaker first', () => {
    const after = { ...keep({ dropsDays: 6 }), ...tier('gold', 'silver') };
    expect(changes(tier('gold', 'bronze'), after)).toEqual([
      {
        path: 'datasets.brand.customers.attributes.tier',
        before: '[gold, bronze]',
        after: '[gold, silver]',
        effect: 'weaker',
        why: 'people can be told apart by more',
      },
      { path: 'retention.dropsDays', before: '7', after: '6', effect: 'stricter' },
    ]);
  });

  it('show what one of them does not have', () => {
    const { operator: _, ...local } = base;
    const before = compareAgreements(testAgreement(base).agreement, {
      ...testAgreement({ ...local, operator: undefined }).agreement,
    });
    expect(before).toEqual([
      expect.objectContaining({ path: 'operator', before: '111111111111', effect: 'weaker' }),
    ]);
    expect(before[0]).not.toHaveProperty('after');
  });

  it('take a field that nobody thought of for weaker', () => {
    const after = { ...read({}), identifiers: { ...read({}).identifiers, salted: 'yes' } };
    expect(compareAgreements(read({}), after)).toEqual([
      {
        ...{ path: 'identifiers.salted', after: 'yes', effect: 'weaker' },
        why: 'nobody said what this weakens',
      },
    ]);
  });
});
