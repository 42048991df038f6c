import { stringify } from 'yaml';
import { TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import type { Node } from './changed-agreement.ts';

const { roundTo: _, minimumChange: __, ...COMMON } = TEST_TERMS;

/** An agreement with conversions and touches, as plain data, fresh each time. */
const eventDocument = (): Node => ({
  airlock: 2,
  id: 'test-room',
  parties: [
    { id: 'brand', role: 'advertiser' },
    { id: 'publisher', role: 'publisher' },
  ],
  identifiers: { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'GB' },
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
      audience: { bridges: 4, attributes: { device: ['mobile', 'desktop'] } },
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
  contributions: { conversions: 2, touches: 4 },
  analyses: { brand: ['overlap', 'segments', 'conversions'], publisher: ['overlap'] },
  privacy: { ...COMMON, noise: 'laplace', delta: 1e-6 },
  retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365 },
  purpose: 'Count shared people in tests of the clean room.',
  legalBasis: 'consent',
});

/** The same with some places set, by their paths with points; left out where they are undefined. */
export const eventAgreementText = (changes: Readonly<Record<string, unknown>> = {}): string => {
  const document = eventDocument();
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.');
    const parent = names.slice(0, -1).reduce<Node>((node, name) => node[name] as Node, document);
    const last = names.at(-1) ?? '';
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return stringify(document);
};
