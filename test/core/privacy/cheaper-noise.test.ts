import { expect, it } from 'vitest';
import { cheaperNoise } from '#core/privacy/cheaper-noise.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';

const PERIOD = { epsilonBudget: 5, delta: 1e-6, budgetPeriodDays: 30 } as const;
const laplace = (epsilon: number) =>
  cheaperNoise({ noise: 'laplace', epsilon, ...PERIOD }, epsilon, { changes: [[1]], share: 1 });

it('laplace noise is the smaller one for a handful of answers, gaussian for many', () => {
  expect(laplace(1)).toMatchObject({ noise: 'laplace', answers: 5 });
  expect(laplace(0.05)).toMatchObject({ noise: 'gaussian', answers: 100 });
});

it('the other one is larger by what the widths of their noise say: 60 to 21 for 100 answers', () => {
  // research: half-widths of 21 and 60 at ε 5, δ 10⁻⁶ for all of 100 answers; here δ is n times that of one.
  const terms = { noise: 'gaussian', lifetimeEpsilon: 5, ...PERIOD } as const;
  const { factor } = cheaperNoise(terms, 0.41, { changes: [[1]], share: 1 });
  expect(factor).toBeGreaterThan(2.4);
  expect(factor).toBeLessThan(3.1);
});

it('gaussian noise suits changes of many cells sooner', () => {
  const terms = { noise: 'laplace', epsilon: 0.5, ...PERIOD } as const;
  const noise = (change: ChangeVector): string =>
    cheaperNoise(terms, 0.5, { changes: [change], share: 1 }).noise;
  expect(noise([1])).toBe('laplace');
  expect(noise([1, 1, 1, 1])).toBe('gaussian');
});

it('gaussian noise suits counts sooner that have sums beside them: half a price makes it √2 times as large, and laplace twice', () => {
  const terms = { noise: 'laplace', epsilon: 1, ...PERIOD } as const;
  const [whole, half] = [1, 0.5].map((share) => cheaperNoise(terms, 1, { changes: [[1]], share }));
  expect([whole?.noise, half?.noise]).toEqual(['laplace', 'laplace']);
  // Both are told to a tenth.
  const ratio = (whole?.factor ?? 0) / (half?.factor ?? 1);
  expect(Math.abs(ratio - Math.SQRT2)).toBeLessThan(0.1);
});

it('is told, too, where so many answers have a δ of more than 1 in all, which promises nothing', () => {
  const terms = { noise: 'laplace', epsilon: 0.5, ...PERIOD, delta: 1e-5 } as const;
  const priced = { changes: [[1]], share: 1 };
  for (const epsilonBudget of [500, 1_000])
    expect(cheaperNoise({ ...terms, epsilonBudget }, 0.005, priced)).toMatchObject({
      answers: epsilonBudget / 0.005,
      noise: 'gaussian',
    });
});
