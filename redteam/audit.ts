import { rateAtLeast, rateAtMost } from '#redteam/clopper-pearson.ts';
import { epsilonShown, type Guarantee, type Shown } from '#redteam/guarantee.ts';
import type { LogRatios } from '#redteam/mechanism-draws.ts';

/** How a test did: games in which the secret bit was 1, and 0, and how often it said 1 in each. */
export interface Rates {
  readonly present: number;
  readonly hits: number;
  readonly absent: number;
  readonly alarms: number;
}

/**
 * A wrong word in one of a hundred reports at most. A game has two audits, in rooms and on the mechanism, and
 * each rests on two rates.
 */
const ERROR = 0.01 / 4;

const shownBy = ({ present, hits, absent, alarms }: Rates): Shown => ({
  hitsAtLeast: rateAtLeast(hits, present, ERROR),
  alarmsAtMost: rateAtMost(alarms, absent, ERROR),
});

/** The least ε that guesses in rooms show to have been spent, with 99 % confidence. */
export const auditRates = (rates: Rates, promise: Guarantee): number =>
  epsilonShown(shownBy(rates), promise);

/** Shares of the games with the target in which a test says so: from a bold test to a shy one. */
const HIT_SHARES = [0.9, 0.7, 0.5, 0.3, 0.1, 0.03, 0.01, 0.003];

const countAbove = (ratios: Float64Array, threshold: number): number =>
  ratios.reduce((count, ratio) => (ratio >= threshold ? count + 1 : count), 0);

const ratesAt = (ratios: LogRatios, threshold: number): Rates => ({
  present: ratios.with.length,
  hits: countAbove(ratios.with, threshold),
  absent: ratios.without.length,
  alarms: countAbove(ratios.without, threshold),
});

const cut = (ratios: LogRatios, from: number, to: number): LogRatios => ({
  without: ratios.without.subarray(from, to),
  with: ratios.with.subarray(from, to),
});

/**
 * The least ε that many games on the mechanism show to have been spent, with 99 % confidence. One half of the
 * games chooses how sure the test wants to be before it says that the target is there; the other half alone is
 * counted, so that choosing proves nothing by chance.
 */
export const auditRatios = (ratios: LogRatios, promise: Guarantee): number => {
  const { length } = ratios.with;
  const half = Math.floor(length / 2);
  const [choosing, counting] = [cut(ratios, 0, half), cut(ratios, half, length)];
  const sorted = choosing.with.toSorted((one, two) => two - one);
  const thresholds = HIT_SHARES.map((share) => sorted[Math.floor(half * share)] ?? 0);
  const [best] = thresholds
    .map((threshold) => ({
      threshold,
      epsilon: auditRates(ratesAt(choosing, threshold), promise),
    }))
    .sort((one, two) => two.epsilon - one.epsilon);
  return auditRates(ratesAt(counting, best?.threshold ?? 0), promise);
};
