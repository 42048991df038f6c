import { describe, expect, test } from 'vitest';
import { type LaplaceTerms, laplaceOf } from './laplace-of.ts';
import {
  countsThatMatter,
  type Mechanism,
  neighboursOf,
  PrivacyCheck,
  twoCells,
  verdicts,
} from './outcome-law.ts';

/** Half a second each on an idle machine; a busy one may take long. */
const LONG = { timeout: 60_000 };

const mechanism = (terms: LaplaceTerms, k: number): Mechanism => ({
  ...terms,
  k,
  law: laplaceOf(terms),
});

describe('every pair of neighbouring one-cell tables is within (ε, δ), whatever the event', () => {
  test.each([
    [{ epsilon: 0.5, delta: 1e-6, sensitivity: 1 }, 50],
    [{ epsilon: 0.5, delta: 1e-6, sensitivity: 1 }, 100],
    [{ epsilon: 0.5, delta: 1e-6, sensitivity: 3 }, 50],
    [{ epsilon: 1, delta: 1e-5, sensitivity: 2 }, 100],
    [{ epsilon: 0.1, delta: 1e-6, sensitivity: 1 }, 50],
    [{ epsilon: 0.333333, delta: 1e-6, sensitivity: 3 }, 1],
    [{ epsilon: 5, delta: 1e-12, sensitivity: 11 }, 50],
    [{ epsilon: 5, delta: 1e-5, sensitivity: 1 }, 50],
  ])('%o, k %i', LONG, (terms, k) => {
    const of = mechanism(terms, k);
    const changes = [[terms.sensitivity]];
    const tables = countsThatMatter(of, changes).map((people) => [people]);
    expect(verdicts(of, tables, changes)).toEqual(new Set(['private']));
  });
});

describe('every pair of neighbouring two-cell tables is within (ε, δ), whatever the event', () => {
  test.each([
    [{ epsilon: 2, delta: 1e-2, sensitivity: 2 }, 3],
    [{ epsilon: 3, delta: 1e-3, sensitivity: 1 }, 2],
    [{ epsilon: 4, delta: 1e-2, sensitivity: 3 }, 1],
  ])('all counts: %o, k %i', LONG, (terms, k) => {
    const of = mechanism(terms, k);
    const changes = [[terms.sensitivity]];
    const tables = twoCells(countsThatMatter(of, changes));
    expect(verdicts(of, tables, changes)).toEqual(new Set(['private']));
  });

  test.each([
    [{ epsilon: 0.5, delta: 1e-6, sensitivity: 1 }, 50],
    [{ epsilon: 1, delta: 1e-6, sensitivity: 2 }, 100],
  ])('counts at the edges: %o, k %i', LONG, (terms, k) => {
    const of = mechanism(terms, k);
    const { bound } = of.law;
    const edges = [k - 1, k, k + bound, k + 2 * bound, k + 2 * bound + terms.sensitivity];
    expect(verdicts(of, twoCells(edges), [[terms.sensitivity]])).toEqual(new Set(['private']));
  });
});

describe('the bound is as small as it can be: with one less, some event shows a person', () => {
  test.each([
    [{ epsilon: 0.5, delta: 1e-6, sensitivity: 1 }, 50],
    [{ epsilon: 0.5, delta: 1e-6, sensitivity: 3 }, 100],
    [{ epsilon: 0.1, delta: 1e-6, sensitivity: 1 }, 50],
    [{ epsilon: 5, delta: 1e-12, sensitivity: 11 }, 50],
  ])('%o, k %i', LONG, (terms, k) => {
    const law = laplaceOf(terms);
    const { bound } = law;
    const large = k + 2 * bound + terms.sensitivity;
    const exposes = (b: number): string =>
      new PrivacyCheck({ ...terms, k, law: { ...law, bound: b } }).verdict(
        [large],
        [large - terms.sensitivity],
      );
    expect(exposes(bound)).toBe('private');
    expect(exposes(bound - 1)).toBe('exposed');
  });
});

describe('the check can fail', () => {
  const terms = { epsilon: 0.5, delta: 1e-6, sensitivity: 1 };

  test('for noise that was made for half the sensitivity', () => {
    const of = mechanism(terms, 50);
    expect(new PrivacyCheck(of).verdict([200], [202])).toBe('exposed');
  });

  test('for a table of two cells, each of which changes by all of the sensitivity', () => {
    const of = mechanism(terms, 50);
    expect(new PrivacyCheck(of).verdict([200, 200], [201, 199])).toBe('exposed');
  });

  test('for the sensitivity of the design page, where segments need more', () => {
    const of = mechanism({ ...terms, sensitivity: 2 }, 50);
    expect(new PrivacyCheck(of).verdict([300, 300], [298, 301])).toBe('exposed');
  });

  test('for a threshold that looks at the count without its noise', () => {
    // P(released | k) = 1 and P(released | k - 1) = 0: as if the bound were 0.
    const of: Mechanism = { ...terms, k: 50, law: { ...laplaceOf(terms), bound: 0 } };
    expect(new PrivacyCheck(of).verdict([50], [49])).toBe('exposed');
  });
});

test('the neighbours of a table are all tables within a change, each once', () => {
  expect(neighboursOf([5], [[2]])).toEqual([[3], [4], [6], [7]]);
  const pairs = neighboursOf([5, 0], [[2]]);
  expect(pairs.length).toBe(8);
  expect(new Set(pairs.map(String)).size).toBe(8);
  for (const [a = 0, b = 0] of pairs) expect(Math.abs(a - 5) + b).toBeLessThanOrEqual(2);
  expect(neighboursOf([5, 5], [[1, 1]]).length).toBe(8);
  expect(neighboursOf([5, 5], [[2, 1]])).toContainEqual([4, 7]);
  expect(neighboursOf([5, 5], [[2, 1]])).not.toContainEqual([3, 7]);
});
