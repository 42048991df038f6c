import { describe, expect, test } from 'vitest';
import { summaryLine } from '#cli/render/redteam-report.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { laplaceLaw } from '#core/privacy/noise/noise-law.ts';
import { priceOf } from '#core/privacy/price.ts';
import type { Attack, Played } from '#redteam/attack.ts';
import { SeededBytes } from '#redteam/dice.ts';
import type { Finding, Measured } from '#redteam/finding.ts';
import type { Guesses } from '#redteam/guesses.ts';
import { agreementIn, type Mode } from '#redteam/mode.ts';
import { judge } from '#redteam/verdict.ts';
import { LAPLACE, retail } from './retail.ts';

const attack = (against: Attack['against']): Attack => ({
  name: 'any',
  source: '',
  knows: '',
  wants: '',
  against,
  run: () => Promise.reject(new Error('not run here')),
});

/** So many right guesses of a hundred, after so many answers. */
const guessed = (right: number, answers = 1, cells: Guesses['cells'] = []): Partial<Played> => ({
  successes: right,
  releases: answers,
  guesses: {
    rates: {
      present: 50,
      hits: right - Math.floor(right / 2),
      absent: 50,
      alarms: 50 - Math.floor(right / 2),
    },
    charged: {
      answers,
      microEpsilon: 500_000 * answers,
      nanoRho: 125e6 * answers,
      attoDelta: 1e12 * answers,
    },
    victim: 'publisher',
    questions: [],
    cells,
  },
});

const findingOf = async (
  against: Attack['against'],
  mode: Mode,
  played: Partial<Played>,
): Promise<Finding> => {
  const { agreement } = agreementIn({ ...(await retail()), privacy: LAPLACE }, mode);
  const outcome = {
    outcome: 'played' as const,
    trials: 100,
    successes: 50,
    releases: 1,
    ...played,
  };
  const audit = { draws: 4_000, randomness: new SeededBytes('verdict') };
  return judge(attack(against), outcome, {
    mode,
    terms: effectiveTerms(agreement),
    audit,
    games: 1,
  });
};

const verdictOf = async (...args: Parameters<typeof findingOf>): Promise<string> =>
  (await findingOf(...args)).verdict;

describe('a guessing game', () => {
  test('holds while no more was guessed than the bound allows', async () => {
    expect(await verdictOf('privacy', 'noisy', guessed(60))).toBe('holds');
  });

  test('is not decided while more was guessed, but no audit shows that more was spent', async () => {
    expect(await verdictOf('privacy', 'noisy', guessed(65))).toBe('not-decided');
    // Its interval begins above the bound: one sound game in forty looks so.
    const finding = (await findingOf('privacy', 'noisy', guessed(75))) as Measured;
    expect(finding.advantage.low).toBeGreaterThan(finding.bound ?? 1);
    expect(finding.verdict).toBe('not-decided');
  });

  test('is lost when the guesses alone show more than was spent', async () => {
    expect(await verdictOf('privacy', 'noisy', guessed(95))).toBe('beaten');
  });

  test('is bounded by what was charged: the same success for nothing is too much', async () => {
    expect(await verdictOf('privacy', 'noisy', guessed(85, 0))).toBe('beaten');
    expect(await verdictOf('privacy', 'noisy', guessed(85, 5))).toBe('holds');
  });

  test('is decided on the mechanism where that was played, and lost if it shows more than was spent', async () => {
    const price = priceOf(LAPLACE, LAPLACE.epsilon);
    const cell = { law: laplaceLaw(price, [[1]]), k: 100, without: 1_000, with: 1_001 };
    expect(await verdictOf('privacy', 'noisy', guessed(75, 1, [cell]))).toBe('holds');
    const moved = { ...cell, with: 1_003 };
    expect(await verdictOf('privacy', 'noisy', guessed(50, 1, [moved]))).toBe('beaten');
  });

  test('tells what was shown beside what was spent', async () => {
    const finding = await findingOf('privacy', 'noisy', guessed(75, 2));
    expect(finding).toMatchObject({ epsilon: { charged: 1 } });
    const { epsilon } = finding as Measured;
    expect(epsilon?.shown).toBeGreaterThan(0);
    expect(epsilon?.shown).toBeLessThan(1);
  });

  test('leaks in exact mode, where nothing bounds it', async () => {
    expect(await verdictOf('privacy', 'exact', guessed(75))).toBe('leaks');
    expect(await verdictOf('privacy', 'exact', guessed(50))).toBe('holds');
    expect(await verdictOf('privacy', 'exact', guessed(55))).toBe('not-decided');
  });

  test('is lost in any mode when something certain was broken', async () => {
    for (const mode of ['exact', 'noisy'] as const)
      expect(await verdictOf('privacy', mode, { ...guessed(50), broken: 'x' })).toBe('beaten');
  });
});

test('a certainty is lost by a single success, in both modes', async () => {
  for (const mode of ['noisy', 'exact'] as const) {
    expect(await verdictOf('certainty', mode, { successes: 0 })).toBe('holds');
    expect(await verdictOf('certainty', mode, { successes: 1, trials: 1000 })).toBe('beaten');
  }
});

test('one game is one game, in the sentence that sums up', async () => {
  const leak = await findingOf('certainty', 'exact', {});
  const leaks = { ...leak, verdict: 'leaks' } as Finding;
  expect(summaryLine([leaks])).toContain(' Exact counts lost 1 game, against');
  expect(summaryLine([leaks, leaks])).toContain(' Exact counts lost 2 games, against');
  const beaten = { ...leak, verdict: 'beaten' } as Finding;
  expect(summaryLine([beaten])).toMatch(/^1 promise was broken: /);
  expect(summaryLine([beaten, beaten])).toMatch(/^2 promises were broken: /);
});
