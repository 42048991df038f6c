import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReleasedCell } from '#core/privacy/cell-outcome.ts';
import { type Counts, countColumn } from '#core/privacy/exact/count-table.ts';
import { gaussianLaw } from '#core/privacy/noise/noise-law.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import { releaseRollUp } from '#core/privacy/noise/roll-up.ts';
import { priceOf } from '#core/privacy/price.ts';
import { SeededBytes } from '#redteam/dice.ts';
import { laplaceOf } from './laplace-of.ts';

const K = 20;
const LAW = laplaceOf({ epsilon: 2, delta: 1e-4, sensitivity: 3 });
const RULES = { k: K, law: LAW };

interface Tree {
  readonly leaves: readonly number[];
  /** Which parent each leaf has, and which one each parent. */
  readonly parents: readonly number[];
  readonly tops: readonly number[];
}

const tree: fc.Arbitrary<Tree> = fc.record({
  leaves: fc.array(fc.oneof(fc.nat(K + 2 * LAW.bound + 5), fc.nat(8)), {
    minLength: 2,
    maxLength: 12,
  }),
  parents: fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
  tops: fc.array(fc.nat(1), { minLength: 4, maxLength: 4 }),
});

const topOf = ({ parents, tops }: Tree, leaf: number): number => tops[parents[leaf] ?? 0] ?? 0;

const countsOf = (each: Tree, isTold: (people: number) => boolean): Counts => {
  const told = (people: number) => (isTold(people) ? people : undefined);
  const level = (name: string, parentOf: (leaf: number) => number) =>
    [...Map.groupBy(each.leaves.keys(), parentOf)].map(([parent, leaves]) => ({
      by: { [name]: String(parent) },
      people: told(leaves.reduce((sum, leaf) => sum + (each.leaves[leaf] ?? 0), 0)),
      leaves,
    }));
  const cells = each.leaves.map((people, leaf) => ({
    by: { leaf: String(leaf) },
    people: told(people),
  }));
  const parents = [
    level('parent', (leaf) => each.parents[leaf] ?? 0),
    level('top', (leaf) => topOf(each, leaf)),
  ];
  return { ...countColumn(cells, undefined), rollUp: { attribute: 'leaf', parents } };
};

const isReleased = (cells: readonly ReleasedCell[], name: string, value: number): boolean =>
  cells.some(({ by, outcome }) => by[name] === String(value) && outcome === 'released');

/** Where a leaf is counted, by what was released. */
const placeOf = (each: Tree, cells: readonly ReleasedCell[], leaf: number): string | undefined => {
  const parent = each.parents[leaf] ?? 0;
  const top = topOf(each, leaf);
  if (isReleased(cells, 'leaf', leaf)) return `leaf ${leaf}`;
  if (isReleased(cells, 'parent', parent)) return `parent ${parent}`;
  return isReleased(cells, 'top', top) ? `top ${top}` : undefined;
};

const forEvery = (check: (each: Tree, cells: readonly ReleasedCell[]) => void): void =>
  fc.assert(
    fc.property(tree, fc.string(), (each, seed) => {
      check(
        each,
        releaseRollUp(
          countsOf(each, () => true),
          RULES,
          new SeededBytes(seed),
        ),
      );
    }),
    { numRuns: 2_000 },
  );

describe('cells with levels above them', () => {
  it('are released with at least k people each, of whom nobody is counted twice', () => {
    forEvery((each, cells) => {
      const places = Map.groupBy(each.leaves.keys(), (leaf) => placeOf(each, cells, leaf));
      for (const cell of cells) {
        if (cell.outcome !== 'released') continue;
        const [[name, value] = ['', '']] = Object.entries(cell.by);
        const people = (places.get(`${name} ${value}`) ?? []).reduce(
          (sum, leaf) => sum + (each.leaves[leaf] ?? 0),
          0,
        );
        expect(people).toBeGreaterThanOrEqual(K);
        expect(Math.abs(cell.people - people)).toBeLessThanOrEqual(LAW.bound);
      }
    });
  });

  it('come back all, and say that they rolled up just where they are counted above', () => {
    forEvery((each, cells) => {
      const { rollUp } = countsOf(each, () => true);
      expect(cells).toHaveLength(each.leaves.length + (rollUp?.parents.flat().length ?? 0));
      for (const [leaf] of each.leaves.entries()) {
        const cell = cells[leaf];
        const place = placeOf(each, cells, leaf);
        if (cell?.outcome === 'suppressed')
          expect(cell.reason).toBe(place === undefined ? 'below-noisy-threshold' : 'rolled-up');
      }
    });
  });

  it('come out the same where the engine keeps counts below k to itself', () => {
    fc.assert(
      fc.property(tree, fc.string(), (each, seed) => {
        const [all, large] = [() => true, (people: number) => people >= K].map((isTold) =>
          releaseRollUp(countsOf(each, isTold), RULES, new SeededBytes(seed)),
        );
        expect(large).toEqual(all);
      }),
      { numRuns: 1_000 },
    );
  });

  it('count small values in their parent: none of them vanishes where together they are many', () => {
    const each: Tree = {
      leaves: Array.from({ length: 12 }, () => K - 1),
      parents: Array.from({ length: 12 }, (_, leaf) => Math.floor(leaf / 3)),
      tops: [0, 0, 1, 1],
    };
    const cells = releaseRollUp(
      countsOf(each, () => true),
      RULES,
      new SeededBytes('1'),
    );
    for (const leaf of each.leaves.keys()) expect(placeOf(each, cells, leaf)).toBeDefined();
  });
});

/** 50 places, of which the n-th holds 1/n of the first, in five regions; so many people in all. */
const places = (people: number): Tree => {
  const parts = Array.from({ length: 50 }, (_, at) => 1 / (at + 1));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return {
    leaves: parts.map((part) => Math.round((part / whole) * people)),
    parents: parts.map((_, at) => at % 5),
    tops: [],
  };
};

it('leaves next to nobody out of a skewed table, of which a flat one leaves out a third', () => {
  const terms = {
    ...({ noise: 'gaussian', protects: 'attributes', k: 100, minimumSupport: 100 } as const),
    ...{ minimumDataset: 1_000, epsilon: 0.25, epsilonBudget: 1.4, lifetimeEpsilon: 5 },
    ...{ budgetPeriodDays: 30, delta: 1e-6, maxRejectShare: 0.05 },
  };
  const price = priceOf(terms, 0.25);
  const each = places(10_000);
  const { rollUp, ...flat } = countsOf(each, () => true);
  const [parents = []] = rollUp?.parents ?? [];
  const oneLevel = { ...flat, rollUp: { attribute: 'leaf', parents: [parents] } };
  const leftOut = (cells: readonly ReleasedCell[]): number =>
    each.leaves.reduce((sum, people, leaf) => {
      const cell = cells[leaf];
      const isTold = cell?.outcome === 'released' || cell?.reason === 'rolled-up';
      return sum + (isTold ? 0 : people);
    }, 0) / 10_000;
  const seeds = Array.from({ length: 20 }, (_, seed) => new SeededBytes(String(seed)));
  const mean = (shares: readonly number[]) => shares.reduce((a, b) => a + b, 0) / shares.length;
  const [plain, rolled] = [
    { k: 100, law: gaussianLaw(price, [[1, 1]]) },
    { k: 100, law: gaussianLaw(price, [[1, 1, 1, 1]]) },
  ];
  expect(
    mean(seeds.map((seed) => leftOut(releaseNoisily(flat.cells, plain, seed)))),
  ).toBeGreaterThan(0.33);
  expect(mean(seeds.map((seed) => leftOut(releaseRollUp(oneLevel, rolled, seed))))).toBeLessThan(
    0.01,
  );
});
