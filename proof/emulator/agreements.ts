import { stringify } from 'yaml';
import { MATCH_EXAMPLE } from '#core/match-keys/match-terms.ts';
import { ACCOUNTS } from '#proof/emulator/accounts.ts';
import type { RoomTerms } from '#proof/emulator/rooms.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';

const ANALYSES = ['overlap', 'segments'];

/** What only the second format has, under which answers with noise are asked. */
const SECOND = {
  airlock: 2,
  analyses: {
    brand: [...ANALYSES, 'rollup', 'lift', 'representation'],
    publisher: [...ANALYSES, 'rollup'],
  },
  experiments: {
    devices: {
      ...{ randomised: true, assignment: 'publisher.device', treated: ['mobile', 'tablet'] },
      ...{ control: 'desktop', outcome: 'brand.tier', converted: ['gold'] },
    },
  },
};
/** The same of a room that makes lists, about lists of their own. */
const LISTS = listSections({ on: ['email'], listEpsilon: 4 });
const HIERARCHIES = {
  region: { side: { warm: ['south', 'east'], cold: ['north', 'west', 'unknown'] } },
};

/** What a room has in which parties deliver events: purchases of the brand's customers, and contacts with the audience. */
const WITH_EVENTS = {
  airlock: 2,
  analyses: {
    brand: ['reach', 'conversions', 'attribution', 'value', 'event-lift', 'balance'],
    publisher: ['reach'],
  },
  experiments: {
    devices: {
      ...{ randomised: true, assignment: 'publisher.device' },
      ...{ treated: ['mobile'], control: 'desktop' },
    },
  },
  contributions: { conversions: 2, touches: 4 },
  datasets: {
    brand: {
      customers: { bridges: 2, attributes: { tier: ['gold', 'silver'] } },
      purchases: {
        attributes: { place: ['web', 'store'] },
        events: {
          ...{ of: 'customers', by: ['first_party_id', 'email'], zone: 'Europe/Brussels' },
          ...{ maxAgeDays: 120, value: { revenue: { currency: 'EUR', clip: [0, 500] } } },
        },
      },
    },
    publisher: {
      audience: { bridges: 1, attributes: { device: ['mobile', 'desktop'] } },
      contacts: {
        attributes: { campaign: ['spring', 'other'], type: ['click', 'seen'] },
        events: {
          ...{ of: 'audience', by: ['first_party_id'], zone: 'UTC', maxAgeDays: 120 },
          engagement: {
            attribute: 'type',
            types: {
              click: { as: 'click_to_open', lookBackDays: 30 },
              seen: { as: 'view', lookBackDays: 7 },
            },
          },
        },
      },
    },
  },
};

/** The agreement of an emulated room, as a document. Counts without noise can be held against each other. */
export const agreementText = (id: string, { noise, events, lists, matches }: RoomTerms): string =>
  stringify({
    airlock: 1,
    id,
    operator: ACCOUNTS.operator,
    parties: [
      { id: 'brand', role: 'advertiser', account: ACCOUNTS.brand },
      { id: 'publisher', role: 'publisher', account: ACCOUNTS.publisher },
    ],
    identifiers: { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'GB' },
    datasets: {
      brand: {
        customers: {
          attributes: {
            tier: ['gold', 'silver', 'bronze'],
            region: ['north', 'south', 'east', 'west', 'unknown'],
          },
          ...(noise === 'none' ? {} : { hierarchies: HIERARCHIES }),
        },
      },
      publisher: {
        audience: {
          attributes: {
            device: ['mobile', 'desktop', 'tablet', 'tv'],
            age_band: ['18-24', '25-34', '35-44', '45-54', '55+'],
          },
        },
      },
    },
    analyses: { brand: ANALYSES, publisher: ANALYSES },
    privacy: {
      noise,
      k: 50,
      ...(noise === 'none' ? { roundTo: 5, minimumChange: 50 } : { delta: 1e-6 }),
      epsilon: 0.5,
      minimumDataset: 100,
      epsilonBudget: 10,
      budgetPeriodDays: 30,
    },
    retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365 },
    purpose: 'Count shared people of made-up lists, in a test.',
    legalBasis: 'consent',
    ...(events ? WITH_EVENTS : lists ? LISTS : noise === 'none' ? {} : SECOND),
    ...(matches && { airlock: 2, match: MATCH_EXAMPLE, drops: { sealed: true } }),
  });
