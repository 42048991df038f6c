import { describe, expect, test } from 'vitest';
import {
  gaussianLaw,
  laplaceLaw,
  type NoiseLaw,
  nanoRhoOf,
} from '#core/privacy/noise/noise-law.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import { releaseTogether } from '#core/privacy/noise/summed-release.ts';
import { ATTO, halfOf, priceOf } from '#core/privacy/price.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import { auditRates, auditRatios } from '#redteam/audit.ts';
import { ATTACKS } from '#redteam/catalogue.ts';
import { SeededBytes } from '#redteam/dice.ts';
import { epsilonOf, type Guarantee } from '#redteam/guarantee.ts';
import { type DrawOptions, drawRatios, type NoisedCell } from '#redteam/mechanism-draws.ts';

const CHANGES: readonly ChangeVector[] = [[1]];
const K = 100;
/** As many as a full run has. */
const GAMES = ATTACKS.filter(({ against }) => against === 'privacy').length;

/** A plan of equal answers about one person, and what is charged for it. */
interface Plan {
  readonly law: NoiseLaw;
  readonly promise: Guarantee;
}

const laplace = (answers: number): Plan => {
  const terms = { noise: 'laplace', epsilon: 0.5, delta: 1e-6 } as const;
  const law = laplaceLaw(priceOf(terms, terms.epsilon), CHANGES);
  return { law, promise: { noise: 'laplace', epsilon: answers / 2, delta: answers / 1e6 } };
};

const gaussian = (answers: number): Plan => {
  const terms = { noise: 'gaussian', lifetimeEpsilon: 5, delta: 1e-6 } as const;
  const price = priceOf(terms, 0.25);
  const law = gaussianLaw(price, CHANGES);
  const nanoRho = answers * nanoRhoOf(law, CHANGES);
  const truncation = (answers * price.attoDelta) / ATTO;
  return { law, promise: { noise: 'gaussian', nanoRho, truncation, conversion: halfOf(1e-6) } };
};

/** The same noise at half its width, as if a σ were taken for a variance. */
const halved = (law: NoiseLaw): NoiseLaw =>
  law.noise === 'gaussian'
    ? { ...law, variance: Math.ceil(law.variance / 4) }
    : { ...law, rate: { ...law.rate, n: 2n * law.rate.n } };

const weak: DrawOptions['mechanism'] = (cells, { k, law }, randomness) =>
  releaseNoisily(cells, { k, law: halved(law) }, randomness);

const shownBy = (
  { law, promise }: Plan,
  answers: number,
  how: Omit<DrawOptions, 'randomness'>,
): number => {
  const cell: NoisedCell = { law, k: K, without: 1_000, with: 1_001 };
  const cells = Array.from({ length: answers }, () => cell);
  const ratios = drawRatios(cells, { ...how, randomness: new SeededBytes('audit') });
  return auditRatios(ratios, { promise, games: GAMES });
};

describe.each([
  { name: 'Laplace', planOf: laplace, answers: 1, draws: 4_000 },
  { name: 'Laplace', planOf: laplace, answers: 4, draws: 20_000 },
  { name: 'Gaussian', planOf: gaussian, answers: 5, draws: 100_000 },
])('$name noise in $answers answers', ({ planOf, answers, draws }) => {
  const plan = planOf(answers);

  test('shows no more than was charged, and something', () => {
    const shown = shownBy(plan, answers, { draws });
    expect(shown).toBeLessThanOrEqual(epsilonOf(plan.promise));
    expect(shown).toBeGreaterThan(0.2 * epsilonOf(plan.promise));
  });

  test('is caught if there is only half of it', () => {
    const shown = shownBy(plan, answers, { draws, mechanism: weak });
    expect(shown).toBeGreaterThan(epsilonOf(plan.promise));
  });
});

describe('a sum beside a count that tells nothing', () => {
  const terms = { noise: 'gaussian', lifetimeEpsilon: 5, delta: 1e-6 } as const;
  const price = priceOf(terms, 1);
  const law = gaussianLaw(price, [[1]]);
  const spent = { name: 'amount', step: 10, law: gaussianLaw(price, [[100]]) };
  const nanoRho = nanoRhoOf(spent.law, [[100]]);
  const truncation = price.attoDelta / ATTO;
  const promise: Guarantee = { noise: 'gaussian', nanoRho, truncation, conversion: halfOf(1e-6) };
  const cell: NoisedCell = {
    ...{ law, k: K, without: 1_000, with: 1_000 },
    sums: [{ law: spent, without: 5_000, with: 6_000 }],
  };
  const shown = (mechanism?: typeof releaseTogether): number => {
    const how = { draws: 10_000, randomness: new SeededBytes('audit') };
    const ratios = drawRatios([cell], { ...how, ...(mechanism && { mechanism }) });
    return auditRatios(ratios, { promise, games: GAMES });
  };

  test('shows no more than was charged for it, and something', () => {
    expect(shown()).toBeLessThanOrEqual(epsilonOf(promise));
    expect(shown()).toBeGreaterThan(0.2 * epsilonOf(promise));
  });

  test('is caught if there is only half of its noise', () => {
    const half: typeof releaseTogether = (cells, { sums, ...rules }, randomness) => {
      const weaker = sums.map((each) => ({ ...each, law: halved(each.law) }));
      return releaseTogether(cells, { ...rules, sums: weaker }, randomness);
    };
    expect(shown(half)).toBeGreaterThan(epsilonOf(promise));
  });
});

/** P(n of all trials succeed). */
const binomial = (n: number, trials: number, rate: number): number => {
  let ways = 1;
  for (let at = 1; at <= n; at += 1) ways *= (trials - at + 1) / at;
  return ways * rate ** n * (1 - rate) ** (trials - n);
};

test('a mechanism that tells the truth is caught at once', () => {
  const plan = laplace(1);
  const truth: DrawOptions['mechanism'] = (cells) =>
    cells.map(({ by, people = 0 }) => ({ by, outcome: 'released', people }));
  expect(shownBy(plan, 1, { draws: 1_000, mechanism: truth })).toBeGreaterThan(0.5);
});

test('few guesses in rooms show little, also if all are right', () => {
  const { promise } = laplace(1);
  const right = (each: number) => ({ present: each, hits: each, absent: each, alarms: 0 });
  expect(auditRates(right(3), { promise, games: 1 })).toBeLessThan(0.5);
  expect(auditRates(right(60), { promise, games: 1 })).toBeGreaterThan(2);
});

test('the more games are audited, the surer each has to be', () => {
  const { promise } = laplace(1);
  const right = { present: 60, hits: 58, absent: 60, alarms: 2 };
  const shown = [1, GAMES, 1_000].map((games) => auditRates(right, { promise, games }));
  expect(shown.toSorted((one, two) => two - one)).toEqual(shown);
  expect(new Set(shown).size).toBe(3);
});

test('of a sound room at its bound, all games of a run show too much in fewer than 1 of 100 runs', () => {
  // One rate of hits and one of alarms, as far apart as the promise allows: ε 0.5.
  const { promise } = laplace(1);
  const alarm = 1 / (1 + Math.exp(0.5));
  const trials = 60;
  let tooMuch = 0;
  for (let hits = 0; hits <= trials; hits += 1)
    for (let alarms = 0; alarms <= trials; alarms += 1) {
      const rates = { present: trials, hits, absent: trials, alarms };
      if (auditRates(rates, { promise, games: GAMES }) > epsilonOf(promise))
        tooMuch += binomial(hits, trials, 1 - alarm) * binomial(alarms, trials, alarm);
    }
  expect(1 - (1 - tooMuch) ** GAMES).toBeLessThan(0.01);
});
