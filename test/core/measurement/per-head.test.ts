import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { liftOf, relativeLiftOf } from '#core/measurement/lift.ts';
import { perHeadOf } from '#core/measurement/per-head.ts';
import type { Interval } from '#core/measurement/rate.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { MOST, meanValue, SimulatedValues, type ValueLaw } from './simulated-values.ts';

const RUNS = 1_000;
const LONG = { timeout: 60_000 };

/** Values from those that differ most to those that differ little. */
const LAWS: Readonly<Record<string, ValueLaw>> = {
  'all or nothing': { sides: 1, worth: () => MOST },
  'one of ten is worth all, the others nothing': {
    sides: 10,
    worth: (roll) => (roll === 0 ? MOST : 0),
  },
  'a long tail': { sides: 1_000, worth: (roll) => Math.floor(MOST / (1 + roll)) },
  'any value alike': { sides: 1_000, worth: (roll) => 50 * roll },
};

const holds = ({ low, high }: Interval, truth: number): boolean => low <= truth && truth <= high;

/** How many of so many trials have an interval with the truth in it. */
const covered = (
  name: string,
  { noise, people, rates }: { noise: NoiseLaw['noise']; people: number; rates: [number, number] },
): { readonly lift: number; readonly relative: number } => {
  const law = LAWS[name];
  if (law === undefined) throw new Error('no such law');
  const trial = new SimulatedValues(`${name} ${noise} ${people} ${rates}`, noise);
  const [base, treated] = rates;
  const mean = meanValue(law);
  let [lift, relative] = [0, 0];
  for (let run = 0; run < RUNS; run += 1) {
    const control = trial.arm(people, base, law);
    const other = trial.arm(people, treated, law);
    if (holds(liftOf(other, control, MOST), (treated - base) * mean)) lift += 1;
    const ratio = relativeLiftOf(other, control);
    if (ratio === undefined || holds(ratio, treated / base - 1)) relative += 1;
  }
  return { lift, relative };
};

describe('the interval of a lift in value per head', () => {
  it.each(
    Object.keys(LAWS).flatMap((name) =>
      (['gaussian', 'laplace'] as const).map((noise) => [name, noise] as const),
    ),
  )('holds the true one in 94 of 100 trials or more: %s, %s noise', LONG, (name, noise) => {
    for (const rates of [
      [0.02, 0.03],
      [0.05, 0.05],
    ] as const) {
      const { lift, relative } = covered(name, { noise, people: 10_000, rates: [...rates] });
      expect(lift).toBeGreaterThanOrEqual(0.94 * RUNS);
      expect(relative).toBeGreaterThanOrEqual(0.94 * RUNS);
    }
  });

  it('is not much too wide where people differ as much as they can', LONG, () => {
    const { lift } = covered('all or nothing', {
      ...{ noise: 'gaussian', people: 10_000, rates: [0.05, 0.05] },
    });
    expect(lift).toBeLessThan(0.97 * RUNS);
  });
});

test('no values between nothing and the most differ by more than their mean lets them', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(MOST), { minLength: 1, maxLength: 200 }), (values) => {
      const sum = values.reduce((a, b) => a + b, 0);
      const mean = sum / values.length;
      const variance = values.reduce((all, each) => all + (each - mean) ** 2, 0) / values.length;
      const people = { people: values.length, variance: 0 };
      const read = perHeadOf({ value: sum, variance: 0 }, people, MOST);
      expect(read.value).toBeCloseTo(mean, 6);
      expect(read.variance * values.length).toBeGreaterThanOrEqual(variance * (1 - 1e-9) - 1e-6);
    }),
  );
});

test('noise beyond what can be makes no interval of its own: a sum below nothing is as far off as its noise', () => {
  const read = perHeadOf(
    { value: -4_000, variance: 1_000_000 },
    { people: 100, variance: 0 },
    MOST,
  );
  expect(read).toEqual({ value: -40, variance: 100 });
  expect(liftOf(read, read, MOST)).toEqual({
    value: 0,
    low: expect.closeTo(-1.959964 * Math.sqrt(200), 6),
    high: expect.closeTo(1.959964 * Math.sqrt(200), 6),
  });
  expect(relativeLiftOf({ value: 40, variance: 1 }, read)).toBeUndefined();
});
