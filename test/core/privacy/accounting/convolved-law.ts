import type { BestTest } from '#core/privacy/accounting/best-test.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { probabilityOf } from '#core/privacy/noise/noise-law.ts';

const FALSE_ALARMS = 0.01;

const convolve = (one: Float64Array, other: Float64Array): Float64Array => {
  const sum = new Float64Array(one.length + other.length - 1);
  one.forEach((a, at) => {
    for (let to = 0; to < other.length; to += 1)
      sum[at + to] = (sum[at + to] ?? 0) + a * (other[to] ?? 0);
  });
  return sum;
};

/** The law of the sum of so many draws, by doubling. */
const sumOf = (law: Float64Array, draws: number): Float64Array => {
  if (draws === 1) return law;
  const half = sumOf(law, Math.floor(draws / 2));
  const even = convolve(half, half);
  return draws % 2 === 0 ? even : convolve(even, law);
};

/**
 * What can come out both with and without a person who moves a count by one, the most telling for "there" first:
 * with Gaussian noise every value tells something else, with Laplace noise only the side of the middle.
 */
const shared = (law: NoiseLaw): Float64Array => {
  const probability = probabilityOf(law);
  const values = Float64Array.from({ length: 2 * law.bound }, (_, at) =>
    probability(at + 1 - law.bound),
  );
  if (law.noise === 'gaussian') return values;
  const there = values.subarray(0, law.bound).reduce((sum, each) => sum + each, 0);
  return Float64Array.of(there, values.reduce((sum, each) => sum + each, 0) - there);
};

/** The best test of `steps` counts that a person moves by one, by the truncated law itself. */
export const convolvedTest = (law: NoiseLaw, steps: number): BestTest => {
  const there = sumOf(shared(law), steps);
  const notThere = [...there].reverse();
  const decisive = 1 - there.reduce((sum, each) => sum + each, 0);
  let [advantage, hitRate, alarms] = [decisive, decisive, 0];
  there.forEach((each, at) => {
    const alarm = notThere[at] ?? 0;
    advantage += Math.max(0, each - alarm);
    const taken = alarm === 0 ? 1 : Math.min(1, (FALSE_ALARMS - alarms) / alarm);
    hitRate += each * taken;
    alarms += alarm * taken;
  });
  return { advantage, hitRate };
};
