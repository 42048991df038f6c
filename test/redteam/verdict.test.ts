import { describe, expect, test } from 'vitest';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Attack, Played } from '#redteam/attack.ts';
import { agreementIn } from '#redteam/mode.ts';
import { judge } from '#redteam/verdict.ts';
import { retail } from './retail.ts';

const attack = (against: Attack['against']): Attack => ({
  name: 'any',
  source: '',
  knows: '',
  wants: '',
  against,
  run: () => Promise.reject(new Error('not run here')),
});

const verdictOf = async (
  against: Attack['against'],
  mode: 'noisy' | 'exact',
  played: Partial<Played>,
): Promise<string> => {
  const { agreement } = agreementIn(await retail(), mode);
  const outcome = {
    outcome: 'played' as const,
    trials: 100,
    successes: 50,
    releases: 1,
    ...played,
  };
  return judge(attack(against), outcome, { mode, terms: effectiveTerms(agreement) }).verdict;
};

describe('a guessing game', () => {
  test('holds while no more was guessed than the bound allows', async () => {
    expect(await verdictOf('privacy', 'noisy', { successes: 60 })).toBe('holds');
  });

  test('is not decided while more was guessed, but the interval reaches down to the bound', async () => {
    expect(await verdictOf('privacy', 'noisy', { successes: 65 })).toBe('not-decided');
  });

  test('is lost when even the lower end passes the bound', async () => {
    expect(await verdictOf('privacy', 'noisy', { successes: 75 })).toBe('beaten');
  });

  test('is bounded by what was charged: the same success for nothing is too much', async () => {
    expect(await verdictOf('privacy', 'noisy', { successes: 65, releases: 0 })).toBe('beaten');
    expect(await verdictOf('privacy', 'noisy', { successes: 75, releases: 3 })).toBe('holds');
  });

  test('leaks in exact mode, where nothing bounds it', async () => {
    expect(await verdictOf('privacy', 'exact', { successes: 75 })).toBe('leaks');
    expect(await verdictOf('privacy', 'exact', { successes: 50 })).toBe('holds');
    expect(await verdictOf('privacy', 'exact', { successes: 55 })).toBe('not-decided');
  });

  test('is lost in any mode when something certain was broken', async () => {
    expect(await verdictOf('privacy', 'exact', { broken: 'x' })).toBe('beaten');
    expect(await verdictOf('privacy', 'noisy', { broken: 'x' })).toBe('beaten');
  });
});

test('a certainty is lost by a single success, in both modes', async () => {
  for (const mode of ['noisy', 'exact'] as const) {
    expect(await verdictOf('certainty', mode, { successes: 0 })).toBe('holds');
    expect(await verdictOf('certainty', mode, { successes: 1, trials: 1000 })).toBe('beaten');
  }
});
