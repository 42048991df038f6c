import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianTest, laplaceTest } from '#core/privacy/accounting/best-test.ts';
import { surenessAfter } from '#core/privacy/accounting/sureness.ts';

const rounded = (sure: number): number => Math.round(sure * 10) / 10;

describe('how sure anybody can be', () => {
  it('is even odds where nothing was spent, and certain at most', () => {
    expect(rounded(surenessAfter({ nanoRho: 0, attoDelta: 0 }))).toBe(50);
    expect(surenessAfter({ nanoRho: 1e12, attoDelta: 5e11 })).toBe(100);
  });

  it('after one Laplace answer is what ε alone allows', () => {
    const sure = surenessAfter({ nanoRho: 500_000_000, microEpsilon: 1_000_000, attoDelta: 0 });
    expect(sure).toBeCloseTo(100 / (1 + Math.exp(-1)), 10);
  });

  it('after many is what ρ allows, which grows more slowly', () => {
    const sure = surenessAfter({ nanoRho: 125_000_000, microEpsilon: 5_000_000, attoDelta: 0 });
    expect(rounded(sure)).toBe(62.4);
  });

  it.each([
    ['25 tables', 42_009_900, 57.2],
    ['a life', 441_726_960, 72.6],
  ])('after %s at the defaults is as the documentation says', (_, nanoRho, sure) => {
    expect(rounded(surenessAfter({ nanoRho, attoDelta: 500_000_000_000 }))).toBe(sure);
  });

  it('grows with whatever was spent, and with the delta of truncation', () => {
    const most = fc.integer({ min: 0, max: 3_000_000_000 });
    fc.assert(
      fc.property(most, most, most, (a, b, microEpsilon) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const attoDelta = 1_000_000_000_000;
        expect(surenessAfter({ nanoRho: less, microEpsilon, attoDelta })).toBeLessThanOrEqual(
          surenessAfter({ nanoRho: more, microEpsilon, attoDelta }),
        );
        expect(surenessAfter({ nanoRho: less, attoDelta: 0 })).toBeLessThanOrEqual(
          surenessAfter({ nanoRho: less, attoDelta }),
        );
        expect(surenessAfter({ nanoRho: less, microEpsilon, attoDelta: 0 })).toBeLessThanOrEqual(
          surenessAfter({ nanoRho: less, attoDelta: 0 }),
        );
      }),
    );
  });

  it('is never less than what the best test comes to, with either noise', () => {
    const answers = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(answers, fc.integer({ min: 10, max: 2_000 }), (steps, variance) => {
        const nanoRho = Math.ceil((1e9 * steps) / (2 * variance));
        const sure = surenessAfter({ nanoRho, attoDelta: 0 });
        // The best test is told a share of 1/(20σ²) too large, for its lattice.
        const { advantage } = gaussianTest(variance, steps);
        expect(sure).toBeGreaterThanOrEqual(50 * (1 + advantage / (1 + 1 / (20 * variance))));
      }),
    );
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 200 }), (steps, hundredths) => {
        const epsilon = hundredths / 100;
        const nanoRho = Math.ceil(steps * 5e8 * epsilon ** 2);
        const microEpsilon = steps * hundredths * 10_000;
        const sure = surenessAfter({ nanoRho, microEpsilon, attoDelta: 0 });
        expect(sure).toBeGreaterThanOrEqual(
          50 * (1 + laplaceTest(epsilon, steps).advantage) - 1e-9,
        );
      }),
    );
  });
});
