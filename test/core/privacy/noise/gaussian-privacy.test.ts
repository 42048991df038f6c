import { describe, expect, test } from 'vitest';
import { gaussianBound } from '#core/privacy/noise/gaussian-bound.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import { l2SquaredOf } from '#core/privacy/sensitivity.ts';
import { decimalRational } from '#core/rational.ts';
import {
  countsThatMatter,
  type Mechanism,
  PrivacyCheck,
  twoCells,
  verdicts,
} from './outcome-law.ts';

/** A few seconds together on an idle machine; a busy one may take long. */
const LONG = { timeout: 60_000 };

interface Case {
  readonly variance: number;
  readonly truncation: number;
  readonly changes: readonly ChangeVector[];
}

/**
 * δ_c(ρ, ε) = inf over α > 1 of exp((α - 1)(αρ - ε)) / (α - 1) · (1 - 1/α)^α: any α is an upper bound, so
 * the least of many is one. Floats are put up by more than their error.
 */
const conversion = (rho: number, epsilon: number): number => {
  const at = (alpha: number): number =>
    (Math.exp((alpha - 1) * (alpha * rho - epsilon)) / (alpha - 1)) * (1 - 1 / alpha) ** alpha;
  const tried = Array.from({ length: 4000 }, (_, n) => at(1 + 1.005 ** (n - 2000)));
  return Math.min(1, ...tried) * (1 + 1e-9);
};

const mechanism = ({ variance, truncation, changes }: Case, k: number, epsilon: number) => {
  const bound = gaussianBound({ variance, delta: decimalRational(truncation), changes });
  const delta = conversion(l2SquaredOf(changes) / (2 * variance), epsilon) + truncation;
  const of: Mechanism = { law: { noise: 'gaussian', variance, bound }, k, epsilon, delta };
  return of;
};

const EPSILONS = [0, 0.1, 0.5, 1, 2, 4, 8];

describe('every pair of neighbouring one-cell tables is within (ε, δ_c(ρ, ε) + δ_t) for every ε', () => {
  test.each([
    [{ variance: 22, truncation: 5e-7, changes: [[1]] }, 50],
    [{ variance: 88, truncation: 5e-7, changes: [[2]] }, 100],
    [{ variance: 295, truncation: 1.9e-9, changes: [[1]] }, 50],
    [{ variance: 1, truncation: 1e-2, changes: [[1]] }, 3],
    [{ variance: 5, truncation: 1e-3, changes: [[3]] }, 50],
    // A cut within the standard deviation, where the law is not convex: the second half of the lemma.
    [{ variance: 100, truncation: 0.2, changes: [[2]] }, 5],
  ])('%o, k %i', LONG, (each, k) => {
    for (const epsilon of EPSILONS) {
      const of = mechanism(each, k, epsilon);
      const tables = countsThatMatter(of, each.changes).map((people) => [people]);
      expect(verdicts(of, tables, each.changes)).toEqual(new Set(['private']));
    }
  });
});

describe('every pair of neighbouring two-cell tables is within (ε, δ_c(ρ, ε) + δ_t)', () => {
  test.each([
    [{ variance: 2, truncation: 1e-2, changes: [[1, 1]] }, 1.5, 2],
    [{ variance: 2, truncation: 1e-2, changes: [[1, 1]] }, 3, 2],
    [{ variance: 3, truncation: 5e-2, changes: [[2, 1]] }, 2, 1],
    [{ variance: 2, truncation: 1e-2, changes: [[2], [1, 1]] }, 4, 1],
  ])('all counts: %o, ε %d, k %i', LONG, (each, epsilon, k) => {
    const of = mechanism(each, k, epsilon);
    const tables = twoCells(countsThatMatter(of, each.changes));
    expect(verdicts(of, tables, each.changes)).toEqual(new Set(['private']));
  });

  test.each([
    [{ variance: 44, truncation: 5e-7, changes: [[1, 1]] }, 1, 50],
    [{ variance: 109, truncation: 5e-7, changes: [[2, 1]] }, 2, 75],
  ])('counts at the edges: %o, ε %d, k %i', LONG, (each, epsilon, k) => {
    const of = mechanism(each, k, epsilon);
    const { bound } = of.law;
    const edges = [k, k + bound, k + 2 * bound + 2];
    expect(verdicts(of, twoCells(edges), each.changes)).toEqual(new Set(['private']));
  });
});

describe('the bound is as small as it can be: with one less, the cut alone shows a person too often', () => {
  test.each([
    [{ variance: 22, truncation: 5e-7, changes: [[1]] }, 50],
    [{ variance: 88, truncation: 5e-7, changes: [[2]] }, 100],
    [{ variance: 295, truncation: 1.9e-9, changes: [[1]] }, 50],
    [{ variance: 5, truncation: 1e-3, changes: [[3]] }, 50],
  ])('%o, k %i', LONG, (each, k) => {
    // At an ε that no two possible outcomes reach, what is left is δ_t.
    const of = mechanism(each, k, 60);
    const { law } = of;
    const [size = 0] = each.changes[0] ?? [];
    const large = k + 2 * law.bound + size;
    const verdict = (bound: number): string =>
      new PrivacyCheck({ ...of, law: { ...law, bound } }).verdict([large], [large - size]);
    expect(verdict(law.bound)).toBe('private');
    expect(verdict(law.bound - 1)).toBe('exposed');
  });
});

describe('the check can fail', () => {
  const each: Case = { variance: 22, truncation: 5e-7, changes: [[1]] };

  test('for noise that was made for a smaller change', () => {
    expect(new PrivacyCheck(mechanism(each, 50, 1)).verdict([200], [202])).toBe('exposed');
  });

  test('for a table of two cells, each of which changes by all of it', () => {
    expect(new PrivacyCheck(mechanism(each, 50, 1)).verdict([200, 200], [201, 199])).toBe(
      'exposed',
    );
  });

  test('for a conversion that promises a tenth less δ than the formula', () => {
    const of = mechanism({ ...each, variance: 1, truncation: 1e-18 }, 50, 1);
    const verdict = (delta: number): string =>
      new PrivacyCheck({ ...of, delta }).verdict([300], [299]);
    expect(verdict(of.delta)).toBe('private');
    expect(verdict(of.delta / 10)).toBe('exposed');
  });
});
