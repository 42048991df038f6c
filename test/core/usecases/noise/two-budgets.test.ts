import { expect, test } from 'vitest';
import { budgetSentence, type PartyBudget } from '#core/documents/party-budget.ts';
import { spentBudget } from '#core/usecases/questions/reserve-budget.ts';

const SPENT = { asker: 'brand', unit: 'epsilon', limit: 1, spent: 1, left: 0, answers: 0 } as const;
const renewing = (party: string, day: number): PartyBudget => ({
  ...{ ...SPENT, party, days: 30 },
  renewsAt: new Date(Date.UTC(2026, 10, day)).toISOString(),
});
const full = (party: string): PartyBudget => ({ ...SPENT, party, spent: 0, left: 1, answers: 2 });

test('of two spent budgets the refusal names the one that renews last: only then can it be paid', () => {
  const [early, late] = [renewing('early', 5), renewing('late', 9)];
  expect(spentBudget([early, late])).toBe(late);
  expect(spentBudget([late, early])).toBe(late);
});

test('a budget that pays does not stand in the way', () => {
  const late = renewing('late', 9);
  expect(spentBudget([full('brand'), late])).toBe(late);
  expect(spentBudget([full('brand'), full('publisher')])).toBeUndefined();
});

test('a budget for life is named before one that renews: it never does', () => {
  const life: PartyBudget = { ...SPENT, party: 'brand' };
  expect(spentBudget([renewing('late', 9), life])).toBe(life);
});

test('each sentence says what is left, and what comes of it', () => {
  expect(budgetSentence(renewing('publisher', 9))).toBe(
    "brand has epsilon 0 of 1 left in 30 days for questions about publisher's people; the next answer can be paid from 2026-11-09T00:00:00.000Z",
  );
  const life: PartyBudget = { ...SPENT, party: 'publisher' };
  expect(budgetSentence(life)).toContain(
    "left for life for questions about publisher's people; it never renews, but both parties can agree on a larger lifetimeEpsilon",
  );
  expect(budgetSentence({ ...life, unit: 'delta' })).toContain('agree on a larger delta');
  expect(budgetSentence({ ...life, limit: 0 })).toContain('the agreement gives it no share');
  expect(budgetSentence({ ...life, days: 30 })).toContain(
    'agree on a larger epsilonBudget or share',
  );
  expect(budgetSentence({ ...renewing('publisher', 9), paysLess: true })).toMatch(
    /can be paid from [-0-9T:.]+Z, or one with a smaller --epsilon perhaps now$/,
  );
  expect(budgetSentence(full('brand'))).toContain('enough for 2 such answers');
  expect(budgetSentence({ ...full('brand'), answers: 1 })).toContain('enough for 1 such answer');
});
