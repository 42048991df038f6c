import { describe, expect, it } from 'vitest';
import { learnedBySpan, type NoisyTerms, periodsAYear } from '#core/privacy/accounting/learned.ts';

const DEFAULTS: NoisyTerms = {
  noise: 'gaussian',
  delta: 1e-6,
  protects: 'attributes',
  epsilon: 0.25,
  epsilonBudget: 1.4,
  budgetPeriodDays: 30,
  lifetimeEpsilon: 5,
};
const EARLIER: NoisyTerms = {
  noise: 'laplace',
  delta: 1e-6,
  protects: 'attributes',
  epsilon: 0.5,
  epsilonBudget: 10,
  budgetPeriodDays: 30,
};

const inSpan = (terms: NoisyTerms, span: string) => {
  const found = learnedBySpan(terms).find((each) => each.span === span);
  if (!found) throw new Error(`no line of ${span}`);
  return found;
};
const rounded = (share: number, digits: number): number => Number(share.toFixed(digits));

describe('what is learned of one person at the defaults', () => {
  it('is bought by 25 answers in a period, exactly', () => {
    expect(learnedBySpan(DEFAULTS).map(({ span, answers }) => [span, answers])).toEqual([
      ['answer', 1],
      ['period', 25],
      ['year', 262],
      ['life', 262],
    ]);
  });

  it.each([
    ['period', 0.12, 0.021],
    ['year', 0.36, 0.083],
    ['life', 0.36, 0.083],
  ])(
    'in a %s gives the best test an advantage of %d, and finds %d of them at 1 %% false alarms',
    (span, advantage, hitRate) => {
      const { membership, attribute } = inSpan(DEFAULTS, span);
      for (const told of [membership, attribute]) {
        expect(rounded(told.advantage, 2)).toBe(advantage);
        expect(rounded(told.hitRate, 3)).toBe(hitRate);
      }
    },
  );

  it('stays within the ε and the δ that were stated', () => {
    for (const { membership, attribute } of learnedBySpan(DEFAULTS))
      for (const told of [membership, attribute]) {
        expect(told.epsilon).toBeLessThanOrEqual(5);
        expect(told.delta).toBeLessThanOrEqual(1e-6);
      }
    expect(inSpan(DEFAULTS, 'period').membership.epsilon).toBeLessThanOrEqual(1.4);
  });

  it('is more of an attribute where membership alone is protected', () => {
    const { membership, attribute } = inSpan({ ...DEFAULTS, protects: 'membership' }, 'life');
    expect(membership.epsilon).toBeCloseTo(5, 1);
    expect(attribute.epsilon).toBeCloseTo(7.4, 1);
    expect(rounded(attribute.advantage, 2)).toBe(0.49);
  });
});

describe('what was learned at the earlier defaults', () => {
  it.each([
    { span: 'period', answers: 20, epsilon: 10, advantage: 0.728, hitRate: 0.45 },
    { span: 'year', answers: 260, epsilon: 130, advantage: 1, hitRate: 1 },
  ])('in a $span is ε $epsilon and an advantage of $advantage', (told) => {
    const { membership, answers } = inSpan(EARLIER, told.span);
    expect(answers).toBe(told.answers);
    expect(membership.epsilon).toBe(told.epsilon);
    expect(membership.delta).toBeCloseTo(answers * 1e-6, 12);
    expect(rounded(membership.advantage, 3)).toBe(told.advantage);
    expect(rounded(membership.hitRate, 2)).toBe(told.hitRate);
  });

  it('falls short of certainty after a year by less than one in ten thousand', () => {
    expect(1 - inSpan(EARLIER, 'year').membership.advantage).toBeLessThan(1e-4);
  });

  it('had no end', () => {
    expect(learnedBySpan(EARLIER).map(({ span }) => span)).toEqual(['answer', 'period', 'year']);
    expect(inSpan({ ...EARLIER, lifetimeEpsilon: 40 }, 'life').answers).toBe(80);
    expect(inSpan({ ...EARLIER, lifetimeEpsilon: 40 }, 'year').answers).toBe(80);
  });

  it('of an attribute was twice the ε', () => {
    const { attribute } = inSpan({ ...EARLIER, protects: 'membership' }, 'answer');
    expect(attribute.epsilon).toBe(1);
    expect(rounded(attribute.advantage, 4)).toBe(0.2449);
  });
});

it.each([
  [30, 13],
  [1, 365],
  [365, 1],
  [366, 1],
  [364, 2],
])('periods of %i days begin %i times in a year', (budgetPeriodDays, times) => {
  expect(periodsAYear({ budgetPeriodDays })).toBe(times);
});
