import { expect, it } from 'vitest';
import { budgetLines } from '#cli/render/budget.ts';
import type { PartyBudget } from '#core/documents/party-budget.ts';

const budget = (unit: PartyBudget['unit']): PartyBudget => ({
  ...{ party: 'brand', asker: 'publisher', unit },
  ...{ limit: 0.966, spent: 0, left: 0.966, answers: 12 },
});
const said = (...units: readonly PartyBudget['unit'][]): string =>
  budgetLines(units.map(budget)).join('\n');

it('says how epsilons of Gaussian noise add up, once, and nothing of the sort of others', () => {
  expect(said('epsilon', 'epsilon', 'delta').match(/by their squares/g)).toHaveLength(1);
  expect(said('epsilon', 'epsilon')).not.toContain('squares');
});

it('says which answers those are that are left', () => {
  expect(said('epsilon')).toContain('Answers left are those of the highest price');
});
