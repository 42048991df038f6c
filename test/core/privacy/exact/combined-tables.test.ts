import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suppressCells } from '#core/privacy/exact/complementary-suppression.ts';
import { asLine, asTable } from './exact-counts.ts';
import { attackerOf, type Functional } from './linear-system.ts';

const K = 5;

/** One person's values of the attributes A, B and C, and how many people share them. */
interface Crowd {
  readonly values: readonly number[];
  readonly people: number;
}

interface Sum {
  readonly functional: Functional;
  readonly people: number;
}

type Pattern = (counts: readonly (readonly number[])[]) => ReadonlySet<number>;

const data = fc
  .record({
    sizes: fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 3, maxLength: 3 }),
    people: fc.array(
      fc.oneof(fc.constant(0), fc.integer({ min: 0, max: K }), fc.integer({ min: 0, max: 3 * K })),
      { minLength: 27, maxLength: 27 },
    ),
    empty: fc.array(fc.constantFrom(1, 1, 1, 1, 0), { minLength: 9, maxLength: 9 }),
  })
  .map(({ sizes: [a = 2, b = 2, c = 2], people, empty }) => {
    const crowds = Array.from({ length: a * b * c }, (_, i): Crowd => {
      const values = [Math.floor(i / (b * c)), Math.floor(i / c) % b, i % c];
      const kept = values.every((value, attribute) => empty[attribute * 3 + value] === 1);
      return { values, people: kept ? (people[i] ?? 0) : 0 };
    });
    return { sizes: [a, b, c], crowds };
  });

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

const sumWhere = (crowds: readonly Crowd[], holds: (values: readonly number[]) => boolean): Sum => {
  const functional = crowds.map(({ values }) => (holds(values) ? 1 : 0));
  return {
    functional,
    people: crowds.reduce((n, { people }, i) => n + people * (functional[i] ?? 0), 0),
  };
};

interface Released {
  readonly known: readonly Functional[];
  readonly hidden: readonly Functional[];
}

const split = (sums: readonly Sum[], suppressed: ReadonlySet<number>): Released => ({
  known: sums.filter((_, i) => !suppressed.has(i)).map((sum) => sum.functional),
  hidden: sums.filter((_, i) => suppressed.has(i)).map((sum) => sum.functional),
});

/** Every question about one or two of the three attributes, answered together. */
const releaseAll = (
  { sizes, crowds }: { readonly sizes: readonly number[]; readonly crowds: readonly Crowd[] },
  pattern: Pattern,
): readonly Released[] => {
  const lines = sizes.map((size, attribute) => {
    const sums = range(size).map((value) => sumWhere(crowds, (v) => v[attribute] === value));
    return split(
      sums,
      suppressCells(
        asLine(
          sums.map((sum) => sum.people),
          K,
        ),
        K,
      ),
    );
  });
  const crossings = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].map(([first = 0, second = 0]) => {
    const cells = range(sizes[first] ?? 0).map((row) =>
      range(sizes[second] ?? 0).map((column) =>
        sumWhere(crowds, (v) => v[first] === row && v[second] === column),
      ),
    );
    return split(cells.flat(), pattern(cells.map((line) => line.map((sum) => sum.people))));
  });
  const total = sumWhere(crowds, () => true);
  return [...lines, ...crossings, split([total], new Set(total.people >= K ? [] : [0]))];
};

const countDerivable = (released: readonly Released[]): number => {
  const attacker = attackerOf(released.flatMap(({ known }) => known));
  return released.flatMap(({ hidden }) => hidden).filter(attacker.derives).length;
};

const ours: Pattern = (counts) => suppressCells(asTable(counts, K), K);

test('no suppressed cell or margin follows from all crossings of three attributes together', () => {
  fc.assert(
    fc.property(data, (people) => {
      expect(countDerivable(releaseAll(people, ours))).toBe(0);
    }),
    { numRuns: 2000 },
  );
});

test('the check can fail: suppressing only the small cells lets the crossings be combined', () => {
  const onlySmall: Pattern = (counts) =>
    new Set([...counts.flat().keys()].filter((i) => (counts.flat()[i] ?? 0) < K));
  const found = fc.check(
    fc.property(data, (people) => countDerivable(releaseAll(people, onlySmall)) === 0),
    { seed: 1 },
  );
  expect(found.failed).toBe(true);
});
