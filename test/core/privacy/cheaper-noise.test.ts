import { expect, it } from 'vitest';
import { cheaperNoise } from '#core/privacy/cheaper-noise.ts';

const PERIOD = { epsilonBudget: 5, delta: 1e-6, budgetPeriodDays: 30 } as const;
const laplace = (epsilon: number) =>
  cheaperNoise({ noise: 'laplace', epsilon, ...PERIOD }, epsilon, [[1]]);

it('laplace noise is the smaller one for a handful of answers, gaussian for many', () => {
  expect(laplace(1)).toMatchObject({ noise: 'laplace', answers: 5 });
  expect(laplace(0.05)).toMatchObject({ noise: 'gaussian', answers: 100 });
});

it('the other one is larger by what the widths of their noise say: 60 to 21 for 100 answers', () => {
  // research: half-widths of 21 and 60 at ε 5, δ 10⁻⁶ for all of 100 answers; here δ is n times that of one.
  const { factor } = cheaperNoise({ noise: 'gaussian', lifetimeEpsilon: 5, ...PERIOD }, 0.41, [
    [1],
  ]);
  expect(factor).toBeGreaterThan(2.4);
  expect(factor).toBeLessThan(3.1);
});

it('gaussian noise suits changes of many cells sooner', () => {
  const terms = { noise: 'laplace', epsilon: 0.5, ...PERIOD } as const;
  expect(cheaperNoise(terms, 0.5, [[1]]).noise).toBe('laplace');
  expect(cheaperNoise(terms, 0.5, [[1, 1, 1, 1]]).noise).toBe('gaussian');
});
