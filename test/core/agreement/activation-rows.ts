import { listSections } from '#proof/rehearsal/list-people.ts';
import type { Sections } from './compared-sections.ts';
import type { Row } from './field-rule-rows.ts';

const { datasets } = listSections() as { datasets: Record<string, Record<string, object>> };

/** An agreement with an activation, and lists beside those that it names. */
const listing = (activation: Sections | undefined): Sections => ({
  ...listSections(activation),
  ...(activation === undefined && { activations: undefined }),
  identifiers: { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'GB' },
  datasets: {
    brand: { ...datasets.brand, others: datasets.brand?.customers },
    publisher: { ...datasets.publisher, others: datasets.publisher?.audience },
  },
});

const activated = (field: string, weaker: Sections, back?: Row[4]): Row => [
  `activations.*.${field}`,
  `activations.reach_gold.${field}`.replace('*', 'tier'),
  listing({}),
  listing(weaker),
  ...(back ? ([back] as const) : ([] as const)),
];

/** Every field of an activation. */
export const ACTIVATION_ROWS: readonly Row[] = [
  ['activations.*', 'activations.reach_gold', listing(undefined), listing({})],
  activated('from', { from: 'others' }, 'weaker'),
  activated('to', { to: 'others' }, 'weaker'),
  activated('use', { use: 'exclude' }, 'weaker'),
  activated('purpose', { purpose: 'Show another offer to them.' }, 'weaker'),
  activated('segment.*', { segment: { tier: ['gold', 'silver'] } }),
  activated(
    'consent.attribute',
    { consent: { attribute: 'tier', value: 'gold' }, segment: undefined },
    'weaker',
  ),
  activated('consent.value', { consent: { attribute: 'listing', value: 'refused' } }, 'weaker'),
  activated('on', { on: ['email'] }, 'weaker'),
  [
    'activations.*.minimumPeople',
    'activations.reach_gold.minimumPeople',
    listing({ minimumPeople: 2000 }),
    listing({}),
  ],
  activated('listEpsilon', { listEpsilon: 3 }),
  activated('listsPerPeriod', { listsPerPeriod: 3 }),
  activated('listsForLife', { listsForLife: 4 }),
  activated('expiresAfterDays', { expiresAfterDays: 60 }),
];
