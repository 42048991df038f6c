import { stringify } from 'yaml';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';

/** The agreement of the made-up campaign of docs/measurement.md. */
export const EXAMPLE = parseAgreement(
  stringify({
    airlock: 2,
    id: 'autumn-campaign',
    parties: [
      { id: 'brand', role: 'advertiser' },
      { id: 'publisher', role: 'publisher' },
    ],
    identifiers: { profile: 'uid2', kinds: ['email'] },
    datasets: {
      brand: {
        customers: { attributes: { tier: ['gold', 'silver'] } },
        purchases: {
          attributes: { place: ['web', 'store'] },
          events: {
            ...{ of: 'customers', by: ['email'], zone: 'Europe/Brussels', maxAgeDays: 120 },
            value: { revenue: { currency: 'EUR', clip: [0, 100] } },
          },
        },
      },
      publisher: {
        audience: { attributes: { arm: ['video', 'banner', 'withheld'] } },
        contacts: {
          attributes: { campaign: ['autumn', 'other'] },
          events: {
            ...{ of: 'audience', by: ['email'], zone: 'UTC', maxAgeDays: 120 },
            ...{ lookBackDays: 14, frequency: [1, 2, 4] },
          },
        },
      },
    },
    contributions: { conversions: 2, touches: 4 },
    analyses: {
      brand: ['reach', 'conversions', 'attribution', 'value', 'event-lift'],
      publisher: ['reach'],
    },
    experiments: {
      autumn: {
        ...{ randomised: true, assignment: 'publisher.arm' },
        ...{ treated: ['video', 'banner'], control: 'withheld' },
      },
    },
    privacy: {
      ...{ noise: 'gaussian', k: 100, minimumDataset: 1000, epsilon: 0.5, epsilonBudget: 3 },
      ...{ budgetPeriodDays: 30, lifetimeEpsilon: 5, delta: 1e-6 },
    },
    retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365 },
    purpose: 'Tell what the autumn campaign did.',
    legalBasis: 'consent',
  }),
  'example',
);
