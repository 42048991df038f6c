import { ACTIVATION_ROWS } from './activation-rows.ts';
import {
  base,
  exact,
  gaussian,
  identifiers,
  keep,
  lists,
  may,
  noisy,
  parties,
  type Sections,
  shares,
  tier,
} from './compared-sections.ts';
import { CONSENT_ROWS } from './consent-rows.ts';
import { EVENT_ROWS } from './event-rows.ts';
import { EXCEPTION_ROWS } from './exception-rows.ts';
import { GOVERNANCE_ROWS } from './governance-rows.ts';

const renamed: Sections = JSON.parse(JSON.stringify(base).replaceAll('"brand"', '"acme"'));

/** An agreement with an experiment. */
const trial = (changed: Sections = {}): Sections => ({
  airlock: 2,
  datasets: {
    brand: { customers: { attributes: { bought: BOUGHT, came: BOUGHT } } },
    publisher: { audience: { attributes: { arm: ARMS, other: ARMS } } },
  },
  experiments: {
    spring: {
      ...{ randomised: true, assignment: 'publisher.arm', treated: ['a'], control: 'c' },
      ...{ outcome: 'brand.bought', converted: ['yes'], ...changed },
    },
  },
});
const ARMS = ['a', 'b', 'c', 'd'];
const BOUGHT = ['yes', 'maybe', 'no'];
const OTHERS = { assignment: 'publisher.other' };

const withLevel = (one: readonly string[], two: readonly string[]): Sections => ({
  airlock: 2,
  ...lists({
    customers: {
      attributes: { tier: [...one, ...two] },
      hierarchies: { tier: { class: { one, two } } },
    },
  }),
});

/** A field, where it stands, what it is, and what weakens it; back again it is stricter, unless said. */
export type Row = readonly [
  field: string,
  path: string,
  before: Sections,
  weaker: Sections,
  back?: 'weaker' | 'stricter',
];

/** A change that weakens, for each field. */
export const ROWS: readonly Row[] = [
  ['airlock', 'airlock', {}, { airlock: 2 }],
  ['id', 'id', {}, { id: 'another-room' }, 'weaker'],
  ['parties.*.id', 'parties.acme.id', {}, renamed, 'weaker'],
  ['operator', 'operator', {}, { operator: '444444444444' }, 'weaker'],
  [
    'parties.*.role',
    'parties.brand.role',
    parties({}),
    parties({ role: 'publisher' }, { role: 'advertiser' }),
    'weaker',
  ],
  [
    'parties.*.account',
    'parties.brand.account',
    parties({}),
    parties({ account: '4'.repeat(12) }),
    'weaker',
  ],
  ['identifiers.profile', 'identifiers.profile', {}, identifiers({ profile: 'plain' }), 'weaker'],
  [
    'identifiers.kinds',
    'identifiers.kinds',
    {},
    identifiers({ kinds: ['email', 'phone', 'maid'] }),
  ],
  [
    'identifiers.customerIdCase',
    'identifiers.customerIdCase',
    {},
    identifiers({ customerIdCase: 'keep' }),
    'weaker',
  ],
  [
    'identifiers.defaultCountry',
    'identifiers.defaultCountry',
    {},
    identifiers({ defaultCountry: 'DE' }),
    'weaker',
  ],
  [
    'datasets.*.*',
    'datasets.brand.more',
    lists({ customers: { attributes: {} } }),
    lists({ customers: { attributes: {} }, more: { attributes: {} } }),
  ],
  [
    'datasets.*.*.attributes.*',
    'datasets.brand.customers.attributes.tier',
    tier('a', 'b'),
    tier('a', 'b', 'c'),
  ],
  ['analyses.*', 'analyses.publisher', may(), may('overlap')],
  [
    'experiments.*.randomised',
    'experiments.spring.randomised',
    { ...trial(), experiments: {} },
    trial(),
  ],
  ['experiments.*.assignment', 'experiments.spring.assignment', trial(), trial(OTHERS), 'weaker'],
  ['experiments.*.treated', 'experiments.spring.treated', trial(), trial({ treated: ['a', 'b'] })],
  [
    'experiments.*.control',
    'experiments.spring.control',
    trial(),
    trial({ control: 'd' }),
    'weaker',
  ],
  [
    'experiments.*.split.*',
    'experiments.spring.split.a',
    trial({ split: { a: 1, c: 1 } }),
    trial({ split: { a: 2, c: 1 } }),
    'weaker',
  ],
  [
    'experiments.*.outcome',
    'experiments.spring.outcome',
    trial(),
    trial({ outcome: 'brand.came' }),
    'weaker',
  ],
  [
    'experiments.*.converted',
    'experiments.spring.converted',
    trial(),
    trial({ converted: ['yes', 'maybe'] }),
  ],
  ['privacy.noise', 'privacy.noise', noisy(), {}],
  [
    'privacy.protects',
    'privacy.protects',
    noisy({ protects: 'attributes' }),
    noisy({ protects: 'membership' }),
  ],
  [
    'privacy.minimumSupport',
    'privacy.minimumSupport',
    noisy({ minimumSupport: 60 }),
    noisy({ minimumSupport: 59 }),
  ],
  [
    'datasets.*.*.hierarchies.*.*.*',
    'datasets.brand.customers.hierarchies.tier.class.one',
    withLevel(['gold', 'silver'], ['unknown']),
    withLevel(['gold'], ['silver', 'unknown']),
    'weaker',
  ],
  [
    'privacy.minimumMeanCell',
    'privacy.minimumMeanCell',
    { airlock: 2, ...noisy({ minimumMeanCell: 60 }) },
    { airlock: 2, ...noisy() },
  ],
  [
    'privacy.lifetimeEpsilon',
    'privacy.lifetimeEpsilon',
    gaussian(),
    gaussian({ lifetimeEpsilon: 21 }),
  ],
  ['privacy.k', 'privacy.k', noisy({ k: 51 }), noisy({ k: 50 })],
  ['privacy.minimumDataset', 'privacy.minimumDataset', noisy({ minimumDataset: 101 }), noisy()],
  ['privacy.roundTo', 'privacy.roundTo', exact({}), exact({ roundTo: 5 })],
  ['privacy.minimumChange', 'privacy.minimumChange', exact({}), exact({ minimumChange: 59 })],
  ['privacy.epsilon', 'privacy.epsilon', noisy(), noisy({ epsilon: 0.6 })],
  ['privacy.delta', 'privacy.delta', noisy(), noisy({ delta: 1e-5 })],
  ['privacy.epsilonBudget', 'privacy.epsilonBudget', noisy(), noisy({ epsilonBudget: 10.5 })],
  [
    'privacy.budgetPeriodDays',
    'privacy.budgetPeriodDays',
    noisy(),
    noisy({ budgetPeriodDays: 29 }),
  ],
  ['privacy.maxRejectShare', 'privacy.maxRejectShare', noisy(), noisy({ maxRejectShare: 0.06 })],
  ['shares.*', 'shares.publisher', shares(0.5, 0.2), shares(0.5, 0.3)],
  ['retention.dropsDays', 'retention.dropsDays', {}, keep({ dropsDays: 8 })],
  ['retention.tokensDays', 'retention.tokensDays', {}, keep({ tokensDays: 31 })],
  ['retention.releasesDays', 'retention.releasesDays', {}, keep({ releasesDays: 366 })],
  [
    ...(['retention.keysDays', 'retention.keysDays'] as const),
    { airlock: 2, ...keep({ keysDays: 7 }) },
    { airlock: 2, ...keep({ keysDays: 8 }) },
  ],
  ['purpose', 'purpose', {}, { purpose: 'Count something else.' }, 'weaker'],
  ['legalBasis', 'legalBasis', {}, { legalBasis: 'legitimate-interests' }],
  ...EVENT_ROWS,
  ...CONSENT_ROWS,
  ...ACTIVATION_ROWS,
  ...EXCEPTION_ROWS,
  ...GOVERNANCE_ROWS,
];

const SPRING = 'experiments.spring';

/** What may be gone as a whole, and what that does to each of its fields. */
export const REMOVED: readonly (readonly [
  what: string,
  before: Sections,
  after: Sections,
  effects: Readonly<Record<string, 'stricter' | 'changed'>>,
])[] = [
  [
    'an experiment',
    trial({ split: { a: 2, c: 1 } }),
    { ...trial(), experiments: {} },
    {
      [`${SPRING}.randomised`]: 'stricter',
      [`${SPRING}.assignment`]: 'changed',
      [`${SPRING}.treated`]: 'stricter',
      [`${SPRING}.control`]: 'changed',
      [`${SPRING}.split.a`]: 'changed',
      [`${SPRING}.split.c`]: 'changed',
      [`${SPRING}.outcome`]: 'changed',
      [`${SPRING}.converted`]: 'stricter',
    },
  ],
  [
    'a hierarchy',
    withLevel(['gold', 'silver'], ['unknown']),
    {
      airlock: 2,
      ...lists({ customers: { attributes: { tier: ['gold', 'silver', 'unknown'] } } }),
    },
    {
      'datasets.brand.customers.hierarchies.tier.class.one': 'changed',
      'datasets.brand.customers.hierarchies.tier.class.two': 'changed',
    },
  ],
];
