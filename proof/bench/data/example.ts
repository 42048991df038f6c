import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';

const EXAMPLE = new URL('../../../examples/retail/', import.meta.url);

/** Where a file of the retail example lies. */
export const examplePath = (file: string): string => fileURLToPath(new URL(file, EXAMPLE));

const PATH = examplePath('agreement.yaml');

/** What a room is measured for: counts alone, lists for activation too, or people's histories. */
export type RoomUse = 'counts' | 'lists' | 'histories';

/** The agreement of the retail example: two kinds, two attributes a party. */
export const benchAgreement = async (): Promise<AgreementWithDigest> =>
  parseAgreement(await readFile(PATH, 'utf8'), PATH);

/** The activation of `listAgreement`. */
export const ACTIVATION = 'reach_all';

/** The same agreement with one list of ε 2, of whom of the brand agreed to it, beside what it has for counts. */
const listAgreement = async (): Promise<AgreementWithDigest> => {
  const example = parse(await readFile(PATH, 'utf8'));
  const { customers } = example.datasets.brand;
  customers.attributes.listing = ['granted', 'refused'];
  const { epsilonBudget, lifetimeEpsilon } = example.privacy;
  const privacy = { epsilonBudget: epsilonBudget + 2, lifetimeEpsilon: lifetimeEpsilon + 2 };
  const list = {
    ...{ from: 'customers', to: 'audience', use: 'include' },
    purpose: 'Show an offer to made-up people.',
    consent: { attribute: 'listing', value: 'granted' },
    ...{ on: ['email', 'phone'], minimumPeople: 1000, listEpsilon: 2 },
    ...{ listsPerPeriod: 1, listsForLife: 1, expiresAfterDays: 30 },
  };
  return parseAgreement(
    stringify({
      ...{ ...example, airlock: 2 },
      privacy: { ...example.privacy, ...privacy },
      activations: { [ACTIVATION]: list },
    }),
    PATH,
  );
};

/** Purchases, of somebody by an e-mail, and contacts, by a cookie that is the publisher's own. */
const EVENTS = {
  purchases: {
    attributes: { place: ['web', 'store'], category: ['food', 'clothes', 'other'] },
    events: {
      ...{ of: 'customers', by: ['email'], zone: 'Europe/Brussels', maxAgeDays: 120 },
      value: { revenue: { currency: 'EUR', clip: [0, 500] } },
    },
  },
  contacts: {
    attributes: {
      campaign: ['spring', 'summer', 'autumn', 'winter', 'brand', 'other'],
      type: ['click', 'seen'],
    },
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
};

/** The same agreement with the events of either side, and the questions that read them. */
const historyAgreement = async (): Promise<AgreementWithDigest> => {
  const example = parse(await readFile(PATH, 'utf8'));
  const { brand, publisher } = example.datasets;
  publisher.audience.bridges = 1;
  return parseAgreement(
    stringify({
      ...{ ...example, airlock: 2 },
      datasets: {
        brand: { ...brand, purchases: EVENTS.purchases },
        publisher: { ...publisher, contacts: EVENTS.contacts },
      },
      contributions: { conversions: 2, touches: 4 },
      analyses: {
        ...example.analyses,
        brand: ['reach', 'conversions', 'attribution', 'value', 'event-lift', 'lift', 'balance'],
      },
      experiments: {
        devices: {
          ...{ randomised: true, assignment: 'publisher.device', control: 'desktop' },
          ...{ treated: ['mobile', 'tablet', 'tv'], outcome: 'brand.tier', converted: ['gold'] },
        },
      },
    }),
    PATH,
  );
};

const AGREEMENTS = {
  counts: benchAgreement,
  lists: listAgreement,
  histories: historyAgreement,
} as const satisfies Record<RoomUse, () => Promise<AgreementWithDigest>>;

/** The agreement of a room of that use. */
export const agreementFor = (use: RoomUse = 'counts'): Promise<AgreementWithDigest> =>
  AGREEMENTS[use]();
