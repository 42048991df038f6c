import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { liftOf, relativeLiftOf } from '#core/measurement/lift.ts';
import { type Interval, intervalOf, type Rate, rateOf } from '#core/measurement/rate.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { liftPlot } from '#proof/bench/lift/plot.ts';
import { LAWS, SimulatedTrial } from '#proof/bench/lift/simulated-trial.ts';

const RUNS = 1500;
/** Enough for 94 of 100 to lie three deviations under 95. */
const ALIKE = 5000;
/** Five deviations of a share of 0.95 over so many runs. */
const SLACK = 5 * Math.sqrt((0.95 * 0.05) / RUNS);

const holds = ({ low, high }: Interval, truth: number): boolean => low <= truth && truth <= high;

const rate = fc
  .record({ value: fc.double({ min: 0.001, max: 0.999, noNaN: true }), off: fc.nat(200) })
  .map(({ value, off }): Rate => ({ value, variance: (off / 1000) ** 2 }));

describe('the interval of a lift', () => {
  it.each<[NoiseLaw['noise'], number, number]>([
    ['gaussian', 0.01, 0.01],
    ['gaussian', 0.01, 0.012],
    ['gaussian', 0.1062, 0.1828],
    ['laplace', 0.05, 0.05],
    ['laplace', 0.01, 0.012],
  ])('holds the true one in 95 of 100 trials: %s, %d against %d', (law, base, treated) => {
    const trial = new SimulatedTrial(`lift ${law} ${base} ${treated}`, LAWS[law]);
    let [points, relative] = [0, 0];
    for (let run = 0; run < RUNS; run += 1) {
      const control = rateOf(trial.arm(10_000, base));
      const other = rateOf(trial.arm(10_000, treated));
      if (holds(liftOf(other, control), treated - base)) points += 1;
      const ratio = relativeLiftOf(other, control);
      if (ratio === undefined || holds(ratio, treated / base - 1)) relative += 1;
    }
    for (const covered of [points, relative])
      expect(Math.abs(covered / RUNS - 0.95)).toBeLessThan(SLACK);
  });

  it.each<[NoiseLaw['noise'], number]>([
    ['gaussian', 0.02],
    ['gaussian', 0.2],
    ['laplace', 0.05],
  ])('holds nothing in 94 of 100 A/A tests or more, of arms treated alike: %s, %d', (law, base) => {
    const trial = new SimulatedTrial(`A/A ${law} ${base}`, LAWS[law]);
    let [points, relative] = [0, 0];
    for (let run = 0; run < ALIKE; run += 1) {
      const [one, other] = [rateOf(trial.arm(6_000, base)), rateOf(trial.arm(6_000, base))];
      if (holds(liftOf(one, other), 0)) points += 1;
      const ratio = relativeLiftOf(one, other);
      if (ratio === undefined || holds(ratio, 0)) relative += 1;
    }
    expect(points).toBeGreaterThanOrEqual(0.94 * ALIKE);
    expect(relative).toBeGreaterThanOrEqual(0.94 * ALIKE);
  });

  it('would be too narrow without the noise in it', () => {
    const trial = new SimulatedTrial('without noise', LAWS.gaussian);
    const silent = (people: number, value: number): Rate => {
      const { converted, others } = trial.arm(people, value);
      return rateOf({
        converted: { people: converted.people, variance: 0 },
        others: { people: others.people, variance: 0 },
      });
    };
    let covered = 0;
    for (let run = 0; run < RUNS; run += 1)
      if (holds(liftOf(silent(4000, 0.02), silent(4000, 0.02)), 0)) covered += 1;
    expect(covered / RUNS).toBeLessThan(0.95 - SLACK);
  });

  it('is clipped only when it is finished, and lies within -1 and 1', () => {
    fc.assert(
      fc.property(rate, rate, (treated, control) => {
        const { value, low, high } = liftOf(treated, control);
        expect(value).toBeCloseTo(treated.value - control.value, 12);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low <= value && value <= high).toBe(true);
      }),
    );
  });

  it('leaves out 0 just where the relative one does', () => {
    fc.assert(
      fc.property(rate, rate, (treated, control) => {
        const relative = relativeLiftOf(treated, control);
        fc.pre(relative !== undefined && relative.low > -1);
        const points = liftOf(treated, control);
        fc.pre(Math.min(Math.abs(points.low), Math.abs(points.high)) > 1e-9);
        expect(relative && holds(relative, 0)).toBe(holds(points, 0));
      }),
    );
  });

  it('has no relative one where the rate of the control is not told from nothing', () => {
    const treated = { value: 0.02, variance: 1e-6 };
    expect(relativeLiftOf(treated, { value: 0.001, variance: 1e-6 })).toBeUndefined();
    expect(relativeLiftOf(treated, { value: 0.01, variance: 1e-6 })?.value).toBeCloseTo(1, 12);
  });
});

test('the picture of docs/measurement.md is what a trial gives: else run "node proof/bench/lift.ts"', async () => {
  const committed = new URL('../../../docs/lift.svg', import.meta.url);
  expect(liftPlot()).toBe(await readFile(committed, 'utf8'));
});

test('nothing is told to be what it cannot be: a value per head below nothing is nothing', () => {
  const wide = intervalOf({ value: -0.65, variance: 0.2 }, [0, 100]);
  expect(wide.value).toBe(0);
  expect(wide.low).toBe(0);
  expect(wide.high).toBeGreaterThan(0);
  expect(intervalOf({ value: 101, variance: 1 }, [0, 100])).toMatchObject({
    value: 100,
    high: 100,
  });
});
