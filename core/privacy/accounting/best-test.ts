import { normalCdf } from '#core/privacy/accounting/normal.ts';

/** What the best of all tests of one person learns, if it knows everybody else. */
export interface BestTest {
  /** How much more often it accuses somebody who is there than somebody who is not: 0 for a coin, 1 for certainty. */
  readonly advantage: number;
  /** Share of those who are there that it finds when it accuses 1 of 100 who are not. */
  readonly hitRate: number;
}

const FALSE_ALARMS = 0.01;
/** Φ⁻¹(0.01) */
const FALSE_ALARM_DEVIATIONS = -2.3263478740408408;

const atMostOne = ({ advantage, hitRate }: BestTest): BestTest => ({
  advantage: Math.min(1, advantage),
  hitRate: Math.min(1, hitRate),
});

/**
 * The best test where one person moves `steps` counts by one, each with discrete Gaussian noise of that
 * variance: all answers together, two counts of an answer for an attribute. By Neyman and Pearson it goes by
 * the likelihood, which hangs on the sum of the counts alone, and that is normal with a distance of
 * √(steps)/σ but for its lattice. A sum over a lattice misses the integral by a share of at most 1/(24σ²) to
 * leading order (the midpoint rule): a little more is added, so that nothing is told too small. A test compares this
 * with the law itself, convolved.
 */
export const gaussianTest = (variance: number, steps: number): BestTest => {
  const distance = Math.sqrt(steps / variance);
  const lattice = 1 + 1 / (20 * variance);
  return atMostOne({
    advantage: (2 * normalCdf(distance / 2) - 1) * lattice,
    hitRate: normalCdf(distance + FALSE_ALARM_DEVIATIONS) * lattice,
  });
};

/** Weights below this beside the largest are left out: all of them together do not show. */
const NEGLIGIBLE = 1e-20;

/** The law of how many of `steps` coins of probability `share` fall, where it is not negligible, from the largest number down. */
const binomial = (steps: number, share: number): readonly (readonly [number, number])[] => {
  const mode = Math.floor((steps + 1) * share);
  const odds = share / (1 - share);
  const up: (readonly [number, number])[] = [];
  const down: (readonly [number, number])[] = [[mode, 1]];
  let weight = 1;
  for (let n = mode; n < steps && weight > NEGLIGIBLE; n += 1) {
    weight *= ((steps - n) / (n + 1)) * odds;
    up.push([n + 1, weight]);
  }
  weight = 1;
  for (let n = mode; n > 0 && weight > NEGLIGIBLE; n -= 1) {
    weight *= n / (steps - n + 1) / odds;
    down.push([n - 1, weight]);
  }
  const all = [...up.reverse(), ...down];
  const whole = all.reduce((sum, [, each]) => sum + each, 0);
  return all.map(([n, each]) => [n, each / whole]);
};

/**
 * The same with discrete Laplace noise of that rate. There a count that is moved by one says only on which side
 * of its middle it fell, which is right with probability e^rate/(1 + e^rate): how often it did is binomial, and
 * this is its law. No other change that the same ε pays for tells more (Kairouz, Oh and Viswanath 2015).
 */
export const laplaceTest = (rate: number, steps: number): BestTest => {
  let [advantage, hitRate, alarms] = [0, 0, 0];
  for (const [n, there] of binomial(steps, 1 / (1 + Math.exp(-rate)))) {
    const notThere = there * Math.exp(-rate * (2 * n - steps));
    const taken = alarms >= FALSE_ALARMS ? 0 : Math.min(1, (FALSE_ALARMS - alarms) / notThere);
    advantage += Math.max(0, there - notThere);
    hitRate += there * taken;
    alarms += notThere * taken;
  }
  return atMostOne({ advantage, hitRate });
};
