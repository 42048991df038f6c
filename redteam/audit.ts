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

/** A wrong word in one of a hundred runs at most, all games of a run together. */
const ERROR = 0.01;

/** A game has two audits, in rooms and on the mechanism, and each rests on two rates. */
const RATES_A_GAME = 4;

/** What an audit goes by: the promise, and how many games of its run are audited. */
export interface Audited {
  readonly promise: Guarantee;
  readonly games: number;
}

const shownBy = ({ present, hits, absent, alarms }: Rates, games: number): Shown => {
  const error = ERROR / (RATES_A_GAME * games);
  return {
    hitsAtLeast: rateAtLeast(hits, present, error),
    alarmsAtMost: rateAtMost(alarms, absent, error),
  };
};

/**
 * The least ε that guesses in rooms show to have been spent. What is shown of all games of a run is right
 * together with 99 % confidence, by Bonferroni's inequality: of each with 1 - 0.01/games.
 */
export const auditRates = (rates: Rates, { promise, games }: Audited): number =>
  epsilonShown(shownBy(rates, games), promise);

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
 * The least ε that many games on the mechanism show to have been spent, as sure as `auditRates` is. One half of
 * the games chooses how sure the test wants to be before it says that the target is there; the other half alone is
 * counted, so that choosing proves nothing by chance.
 */
export const auditRatios = (ratios: LogRatios, audited: Audited): number => {
  const { length } = ratios.with;
  const half = Math.floor(length / 2);
  const [choosing, counting] = [cut(ratios, 0, half), cut(ratios, half, length)];
  const sorted = choosing.with.toSorted((one, two) => two - one);
  const thresholds = HIT_SHARES.map((share) => sorted[Math.floor(half * share)] ?? 0);
  const [best] = thresholds
    .map((threshold) => ({
      threshold,
      epsilon: auditRates(ratesAt(choosing, threshold), audited),
    }))
    .sort((one, two) => two.epsilon - one.epsilon);
  return auditRates(ratesAt(counting, best?.threshold ?? 0), audited);
};
