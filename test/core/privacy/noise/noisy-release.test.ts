import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellOutcome, CountedCell } from '#core/privacy/cell-outcome.ts';
import { drawNoise, gaussianLaw } from '#core/privacy/noise/noise-law.ts';
import {
  type NoisyReleaseRules,
  noisyOutcome,
  releaseNoisily,
} from '#core/privacy/noise/noisy-release.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { asCounts } from '#test/core/privacy/exact/exact-counts.ts';
import { laplaceOf } from './laplace-of.ts';

const RULES: NoisyReleaseRules = {
  k: 50,
  law: laplaceOf({ epsilon: 0.5, delta: 1e-6, sensitivity: 1 }),
};
const GAUSSIAN = gaussianLaw({ epsilon: 1, nanoRho: 22_727_273, attoDelta: 5 * 10 ** 11 }, [[1]]);

/** Cells whose counts come round and round, as an engine that hides nothing gives them. */
const column = (counts: readonly (number | undefined)[], cells: number): readonly CountedCell[] =>
  Array.from({ length: cells }, (_, at) => ({ by: {}, people: counts[at % counts.length] }));

/** Counts around every edge that there is, and what came of them. */
class Adversary {
  readonly counts: readonly number[];
  readonly released = new Map<number, number>();
  wrong = 0;
  readonly #floor: number;
  readonly #bound: number;

  constructor({ k, law: { bound } }: NoisyReleaseRules) {
    this.counts = [k - 1, k, k + 1, k + bound - 1, k + bound, k + bound + 1, k + 2 * bound, 0];
    this.#floor = k;
    this.#bound = bound;
  }

  /** The count that is tried in trial number `n`. */
  count(n: number): number {
    return this.counts[n % this.counts.length] ?? 0;
  }

  judge(n: number, cell: CellOutcome): void {
    if (cell.outcome === 'suppressed') return;
    const people = this.count(n);
    this.released.set(people, (this.released.get(people) ?? 0) + 1);
    const inReach = Math.abs(cell.people - people) <= this.#bound;
    if (people < this.#floor || !inReach || cell.people < this.#floor + this.#bound)
      this.wrong += 1;
  }
}

describe('a released cell describes at least k people, whatever is tried', () => {
  const SOME: readonly (readonly [number, NoisyReleaseRules])[] = [
    [4, RULES],
    [4, { k: 100, law: laplaceOf({ epsilon: 3, delta: 1e-6, sensitivity: 3 }) }],
    [1, { k: 75, law: GAUSSIAN }],
  ];

  // Nine million draws here, three million in tables below.
  test.each(SOME)(
    'in %i million draws around the edges, %o',
    { timeout: 60_000 },
    (millions, rules) => {
      const { k, law } = rules;
      const { bound } = law;
      const adversary = new Adversary(rules);
      const source = new UniformSource(seededRandomness(`draws ${k}`));
      for (let n = 0; n < millions * 1_000_000; n += 1)
        adversary.judge(n, noisyOutcome(adversary.count(n), drawNoise(law, source), { k, bound }));
      expect(adversary.wrong).toBe(0);
      // The edges were reached: counts just below k + B came out too.
      expect(adversary.released.get(k + 2 * bound)).toBe(millions * 125_000);
      expect(adversary.released.get(k + bound)).toBeGreaterThan(millions * 62_500);
      expect(adversary.released.get(k + bound - 1)).toBeGreaterThan(0);
    },
  );

  test.each(SOME)('in 1 million cells of tables, %#: %o', { timeout: 60_000 }, (_, rules) => {
    const adversary = new Adversary(rules);
    const cells = column(adversary.counts, 50_000);
    const randomness = seededRandomness(`tables ${rules.k}`);
    for (let tables = 0; tables < 20; tables += 1)
      for (const [n, cell] of releaseNoisily(cells, rules, randomness).entries())
        adversary.judge(n, cell);
    expect(adversary.wrong).toBe(0);
    expect(adversary.released.size).toBeGreaterThan(0);
  });

  test('for every count and every noise that can be drawn', () => {
    for (const k of [50, 100])
      for (const bound of [0, 1, 3, 25, 109])
        for (let people = 0; people <= k + 2 * bound + 2; people += 1)
          for (let noise = -bound; noise <= bound; noise += 1) {
            const { outcome } = noisyOutcome(people, noise, { k, bound });
            if (outcome === 'released' && people < k) throw new Error(`${people} of ${k} released`);
          }
  });
});

test('a cell whose count the engine kept to itself and one just below k say the same', () => {
  const release = (people: number | undefined) =>
    releaseNoisily(column([people], 1000), RULES, seededRandomness('same'));
  expect(release(RULES.k - 1)).toEqual(release(undefined));
});

test('every declared cell comes back, row by row, and a suppressed one without its people', () => {
  const cells = releaseNoisily(
    asCounts(
      [
        [40, 1000],
        [1000, 0],
      ],
      50,
    ).cells,
    RULES,
    seededRandomness('cells'),
  );
  const people = expect.any(Number);
  const reason = 'below-noisy-threshold';
  expect(cells).toEqual([
    { by: { a: 'a0', b: 'b0' }, outcome: 'suppressed', reason },
    { by: { a: 'a0', b: 'b1' }, outcome: 'released', people },
    { by: { a: 'a1', b: 'b0' }, outcome: 'released', people },
    { by: { a: 'a1', b: 'b1' }, outcome: 'suppressed', reason },
  ]);
});

/** Bytes of randomness that the release of 3,000 cells with these counts uses. */
const bytesUsed = (counts: readonly (number | undefined)[]): number => {
  const stream = seededRandomness('used');
  let used = 0;
  const bytes = (count: number): Uint8Array => {
    used += count;
    return stream.bytes(count);
  };
  releaseNoisily(column(counts, 3000), RULES, { bytes });
  return used;
};

test('noise is drawn for every cell alike, so that what is drawn tells nothing of the counts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 4, maxLength: 4 }),
      (counts) => {
        expect(bytesUsed(counts)).toBe(bytesUsed([undefined]));
      },
    ),
    { numRuns: 10 },
  );
});

test('each cell has noise of its own', () => {
  const cells = releaseNoisily(column([10_000], 200), RULES, seededRandomness('own'));
  const people = new Set(cells.map((cell) => (cell.outcome === 'released' ? cell.people : 0)));
  expect(people.size).toBeGreaterThan(10);
});
