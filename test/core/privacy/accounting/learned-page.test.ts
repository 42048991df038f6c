import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { learnedBySpan, type NoisyTerms } from '#core/privacy/accounting/learned.ts';
import { gaussianLaw, halfWidth, laplaceLaw } from '#core/privacy/noise/noise-law.ts';
import { priceOf } from '#core/privacy/price.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../../docs/privacy.md'), 'utf8');
const ROW = /^\| \*{0,2}(Gaussian|Laplace), ([\d.]+), ([\d.]+), ([\d.]+|none).*$/gm;

const termsOf = ([noise, epsilon, epsilonBudget, life]: readonly string[]): NoisyTerms => {
  const common = {
    ...{ delta: 1e-6, budgetPeriodDays: 30, protects: 'attributes' as const },
    ...{ epsilon: Number(epsilon), epsilonBudget: Number(epsilonBudget) },
  };
  if (noise === 'Gaussian') return { noise: 'gaussian', ...common, lifetimeEpsilon: Number(life) };
  return {
    ...{ noise: 'laplace', ...common },
    ...(life !== 'none' && { lifetimeEpsilon: Number(life) }),
  };
};

const offBy = (terms: NoisyTerms, changes: readonly number[]): number => {
  const price = priceOf(terms, terms.epsilon);
  const law =
    terms.noise === 'gaussian' ? gaussianLaw(price, [changes]) : laplaceLaw(price, [changes]);
  return halfWidth(law, 95);
};

describe('the table of what answers tell on the page', () => {
  const rows = [...PAGE.matchAll(ROW)].map(([line, ...stated]) => ({
    line,
    terms: termsOf(stated),
  }));

  it('has a line for each agreement that is compared', () => {
    expect(rows.length).toBe(6);
  });

  it.each(rows)('is what the code says: $line', ({ line, terms }) => {
    const [, noise, answers, month = '', year = ''] = line.split('|').slice(1);
    expect(noise?.trim()).toBe(`${offBy(terms, [1])}, ${offBy(terms, [1, 1])}`);
    const spans = learnedBySpan(terms);
    const told = (span: string) => spans.find((each) => each.span === span);
    const last = told('life') ?? told('year');
    expect(answers?.trim()).toMatch(new RegExp(`^${told('period')?.answers}, ${last?.answers} `));
    for (const [text, span] of [
      [month, told('period')],
      [year, told('year')],
    ] as const) {
      const [advantage = '', found = ''] = text.match(/\d+\.\d+/g) ?? [];
      const { membership } = span ?? {};
      expect(Number(advantage)).toBeCloseTo(membership?.advantage ?? 0, advantage.length - 2);
      expect(Math.abs(Number(found) - 100 * (membership?.hitRate ?? 0))).toBeLessThan(0.1);
    }
  });
});
