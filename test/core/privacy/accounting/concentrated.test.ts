import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaOf, epsilonFor, NANO, nanoRhoFor } from '#core/privacy/accounting/concentrated.ts';

const rhos = fc.integer({ min: 1, max: 40_000_000_000 }).map((nano) => nano / NANO);
const epsilons = fc.integer({ min: 1, max: 60_000_000 }).map((micro) => micro / 1_000_000);
const deltas = fc.double({ min: -12, max: -2, noNaN: true }).map((power) => 10 ** power);
const runs = { numRuns: 300 };

/** The δ of one discrete Gaussian count that a person moves by `shift`, by its law: Σ max(0, P - e^ε·Q). */
const exactDelta = (variance: number, shift: number, epsilon: number): number => {
  const reach = Math.ceil(12 * Math.sqrt(variance)) + shift;
  const weight = (x: number): number => Math.exp((-x * x) / (2 * variance));
  let [whole, delta] = [0, 0];
  for (let x = -reach; x <= reach; x += 1) {
    whole += weight(x);
    delta += Math.max(0, weight(x) - Math.exp(epsilon) * weight(x + shift));
  }
  return delta / whole;
};

describe('δ of concentrated answers', () => {
  it('is never below that of the discrete Gaussian itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (variance, shift, epsilon) => {
          const exact = exactDelta(variance, shift, epsilon);
          const told = deltaOf(shift ** 2 / (2 * variance), epsilon);
          expect(told).toBeGreaterThanOrEqual(exact * (1 - 1e-9));
        },
      ),
      runs,
    );
  });

  it('falls with ε and grows with ρ', () => {
    fc.assert(
      fc.property(fc.tuple(rhos, rhos), fc.tuple(epsilons, epsilons), (spent, held) => {
        const [less, more] = [Math.min(...spent), Math.max(...spent)];
        const [low, high] = [Math.min(...held), Math.max(...held)];
        const slack = 1 + 1e-9;
        expect(deltaOf(less, low)).toBeLessThanOrEqual(deltaOf(more, low) * slack);
        expect(deltaOf(less, high)).toBeLessThanOrEqual(deltaOf(less, low) * slack);
      }),
      runs,
    );
  });

  it('is least at the order that is chosen: no other one gives less', () => {
    fc.assert(
      fc.property(
        rhos,
        epsilons,
        fc.double({ min: -10, max: 20, noNaN: true }),
        (rho, epsilon, power) => {
          const less = 2 ** power;
          const alpha = 1 + less;
          const bound = (Math.exp(less * (alpha * rho - epsilon)) / less) * (less / alpha) ** alpha;
          expect(deltaOf(rho, epsilon)).toBeLessThanOrEqual(bound * (1 + 1e-9) + 1e-300);
        },
      ),
      runs,
    );
  });

  it('is nothing where nothing was spent, a probability always, and told where it is too small to be told', () => {
    expect(deltaOf(0, 0)).toBe(0);
    fc.assert(
      fc.property(rhos, epsilons, (rho, epsilon) => {
        const delta = deltaOf(rho, epsilon);
        expect(delta).toBeGreaterThan(0);
        expect(delta).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });
});

describe('what may be spent', () => {
  it('is the most that keeps ε and δ, and one more does not', () => {
    fc.assert(
      fc.property(epsilons, deltas, (epsilon, delta) => {
        const nanoRho = nanoRhoFor(epsilon, delta);
        expect(deltaOf(nanoRho / NANO, epsilon)).toBeLessThanOrEqual(delta);
        expect(deltaOf((nanoRho + 1) / NANO, epsilon)).toBeGreaterThan(delta);
      }),
      runs,
    );
  });

  it('comes back as an ε that is no larger, and pays for what it was', () => {
    fc.assert(
      fc.property(epsilons, deltas, (epsilon, delta) => {
        const nanoRho = nanoRhoFor(epsilon, delta);
        const back = epsilonFor(nanoRho, delta);
        expect(back).toBeLessThanOrEqual(epsilon);
        expect(nanoRhoFor(back, delta)).toBeGreaterThanOrEqual(nanoRho);
      }),
      { numRuns: 150 },
    );
  });

  it('is ε 0 where nothing was spent, and in whole millionths else, rounded up', () => {
    expect(epsilonFor(0, 5e-7)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000_000 }), deltas, (nanoRho, delta) => {
        const epsilon = epsilonFor(nanoRho, delta);
        expect(epsilon * 1_000_000).toBeCloseTo(Math.round(epsilon * 1_000_000), 6);
        expect(deltaOf(nanoRho / NANO, epsilon)).toBeLessThanOrEqual(delta);
      }),
      { numRuns: 150 },
    );
  });

  it('is 0 for an ε that is too small for a thousand-millionth', () => {
    expect(nanoRhoFor(0.000001, 1e-12)).toBe(0);
  });

  it.each([
    [5, 441_726_960],
    [1.4, 43_028_594],
    [0.25, 1_680_396],
  ])('for ε %d at half of δ 0.000001 is ρ %d thousand-millionths', (epsilon, nanoRho) => {
    expect(nanoRhoFor(epsilon, 5e-7)).toBe(nanoRho);
  });
});
