import { stringify } from 'yaml';
import { ACCOUNTS } from '#proof/emulator/accounts.ts';
import type { RoomTerms } from '#proof/emulator/rooms.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';

const ANALYSES = ['overlap', 'segments'];

/** What only the second format has, under which answers with noise are asked. */
const SECOND = {
  airlock: 2,
  analyses: { brand: [...ANALYSES, 'rollup', 'lift'], publisher: [...ANALYSES, 'rollup'] },
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

/** The agreement of an emulated room, as a document. Counts without noise can be held against each other. */
export const agreementText = (id: string, { noise, lists }: RoomTerms): string =>
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
    ...(lists ? LISTS : noise === 'none' ? {} : SECOND),
  });
