import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf } from '#core/measurement/balance.ts';
import { chiSquareTail, UNLIKELY } from '#core/measurement/chi-square.ts';
import type { UncertainCount } from '#core/measurement/rate.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { LAWS, SimulatedTrial } from '#proof/bench/lift/simulated-trial.ts';

const RUNS = 2000;
const VALUES = [0.5, 0.3, 0.2];

type Table<Cell> = readonly (readonly Cell[])[];

/** So many people, each put into one of some boxes by chance, in these parts. */
const dealt = (trial: SimulatedTrial, people: number, parts: readonly number[]): number[] => {
  let [left, of] = [people, parts.reduce((sum, each) => sum + each, 0)];
  return parts.map((each, at) => {
    const inside = at === parts.length - 1 ? left : trial.converts(left, each / of);
    [left, of] = [left - inside, of - each];
    return inside;
  });
};

const exact = (table: Table<number>): Table<UncertainCount> =>
  table.map((row) => row.map((people) => ({ people, variance: 0 })));

const turned = <Cell>(table: Table<Cell>): Table<Cell> =>
  (table[0] ?? []).map((_, at) => table.flatMap((row) => row.slice(at, at + 1)));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** The statistic that everybody knows, of counts without noise. */
const pearson = (table: Table<number>): number => {
  const [rows, columns] = [table.map(sum), turned(table).map(sum)];
  const alike = (row: number, column: number) =>
    ((rows[row] ?? 0) * (columns[column] ?? 0)) / sum(rows);
  return sum(
    table.flatMap((counts, row) =>
      counts.map((each, column) => (each - alike(row, column)) ** 2 / alike(row, column)),
    ),
  );
};

const tables = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 5 }))
  .chain(([arms, values]) =>
    fc.array(
      fc.array(fc.integer({ min: 150, max: 250 }), { minLength: values, maxLength: values }),
      { minLength: arms, maxLength: arms },
    ),
  );

describe('whether arms are alike', () => {
  it.each<[NoiseLaw['noise'], readonly number[], number]>([
    ['gaussian', [1, 1], 1500],
    ['gaussian', [1, 1, 1], 2000],
    ['gaussian', [8, 1, 1], 5000],
    ['laplace', [1, 1], 1500],
    ['laplace', [2, 1, 1], 2500],
  ])(
    'is doubted in 5 of 100 trials that chance made, at 0.05, and hardly ever at the level of the alarm: %s, %j',
    (law, parts, people) => {
      const trial = new SimulatedTrial(`balance ${law} ${parts.join()}`, LAWS[law]);
      let [doubts, alarms] = [0, 0];
      for (let run = 0; run < RUNS; run += 1) {
        const values = dealt(trial, people, VALUES).map((each) => dealt(trial, each, parts));
        const arms = turned(values).map((row) => row.map((each) => trial.noised(each)));
        const { p, degrees } = balanceOf(arms);
        expect(degrees).toBe(2 * (parts.length - 1));
        if (p < 0.05) doubts += 1;
        if (p < UNLIKELY) alarms += 1;
      }
      expect(Math.abs(doubts / RUNS - 0.05)).toBeLessThan(5 * Math.sqrt((0.05 * 0.95) / RUNS));
      // Of two that are to be expected, more than ten come in one of a hundred thousand times.
      expect(alarms).toBeLessThanOrEqual(10);
    },
  );

  it.each(['gaussian', 'laplace'] as const)(
    'is denied in 99 of 100 trials whose arms differ by 6 points: %s',
    (law) => {
      const trial = new SimulatedTrial(`unlike ${law}`, LAWS[law]);
      let alarms = 0;
      for (let run = 0; run < 300; run += 1) {
        const arms = [VALUES, [0.44, 0.3, 0.26]].map((shares) =>
          dealt(trial, 5000, shares).map((each) => trial.noised(each)),
        );
        if (balanceOf(arms).p < UNLIKELY) alarms += 1;
      }
      expect(alarms).toBeGreaterThanOrEqual(297);
    },
  );

  it('would be doubted far too often if nobody knew of the noise', () => {
    const trial = new SimulatedTrial('balance without noise', LAWS.gaussian);
    let doubts = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const values = dealt(trial, 600, VALUES).map((each) => dealt(trial, each, [1, 1]));
      const told = turned(values).map((row) => row.map((each) => trial.noised(each).people));
      if (balanceOf(exact(told)).p < 0.05) doubts += 1;
    }
    expect(doubts / RUNS).toBeGreaterThan(0.1);
  });

  it('is not doubted for a difference that noise may have made', () => {
    const arms = (variance: number) =>
      [
        [1000, 1000],
        [1150, 850],
      ].map((row) => row.map((people) => ({ people, variance })));
    expect(balanceOf(arms(45)).p).toBeLessThan(1e-4);
    expect(balanceOf(arms(40_000)).p).toBeGreaterThan(0.3);
  });

  it('is what Pearson would say, where there is no noise', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { p, degrees } = balanceOf(exact(table));
        expect(p).toBeCloseTo(chiSquareTail(pearson(table), degrees), 9);
      }),
    );
  });

  it('does not hang on the order of arms or values, nor on which of them is called which', () => {
    const noised = (table: Table<number>) =>
      table.map((row) => row.map((people) => ({ people, variance: 45 })));
    fc.assert(
      fc.property(tables, (table) => {
        const { p } = balanceOf(noised(table));
        for (const other of [
          turned(table),
          table.toReversed(),
          table.map((row) => row.toReversed()),
        ])
          expect(balanceOf(noised(other)).p).toBeCloseTo(p, 9);
      }),
    );
  });
});
