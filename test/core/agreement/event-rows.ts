import { parse } from 'yaml';
import type { Sections } from './compared-sections.ts';
import { eventAgreementText } from './event-agreement.ts';
import type { Row } from './field-rule-rows.ts';

/** An agreement of events. */
const events = (changes: Readonly<Record<string, unknown>> = {}): Sections =>
  parse(eventAgreementText(changes));
const PURCHASES = 'datasets.brand.purchases.events';
const VALUE = `${PURCHASES}.value`;
const TIME = { unit: 'minutes', decimals: 0, clip: [0, 90] };
const CONTACTS = 'datasets.publisher.contacts.events';
const ENGAGEMENT = `${CONTACTS}.engagement`;
const TYPE = `${ENGAGEMENT}.types.click`;
const ALIKE = { [ENGAGEMENT]: undefined };

/** A change of one place of the events. */
const ofEvents = (
  [path, before, weaker]: readonly [path: string, before: unknown, weaker: unknown],
  back?: Row[4],
): Row => {
  const field = path
    .replace(/^datasets\.\w+\.\w+/, 'datasets.*.*')
    .replace(/\.value\.\w+/, '.value.*')
    .replace(/\.types\.\w+/, '.types.*');
  return [field, path, events({ [path]: before }), events({ [path]: weaker }), back ?? 'stricter'];
};

/** Every field of events and bridges. */
export const EVENT_ROWS: readonly Row[] = [
  ofEvents(['datasets.brand.customers.bridges', 2, 3]),
  [
    'datasets.*.*.events.of',
    `${PURCHASES}.of`,
    events({ 'datasets.brand.members': { bridges: 1, attributes: {} } }),
    events({
      'datasets.brand.members': { bridges: 1, attributes: {} },
      [`${PURCHASES}.of`]: 'members',
    }),
    'weaker',
  ],
  ofEvents([`${PURCHASES}.by`, ['email'], ['email', 'phone']]),
  ofEvents([`${PURCHASES}.zone`, 'UTC', 'Europe/Brussels'], 'weaker'),
  ofEvents([`${PURCHASES}.maxAgeDays`, 120, 121]),
  ofEvents([`${VALUE}.revenue.currency`, 'EUR', 'GBP'], 'weaker'),
  ofEvents([`${VALUE}.revenue.clip`, [0, 500], [0, 600]], 'weaker'),
  ...(['unit', 'decimals'] as const).map(
    (name): Row => [
      `datasets.*.*.events.value.*.${name}`,
      `${VALUE}.time.${name}`,
      events({ [VALUE]: { time: TIME } }),
      events({ [VALUE]: { time: { ...TIME, [name]: { unit: 'hours', decimals: 1 }[name] } } }),
      'weaker',
    ],
  ),
  [
    'datasets.*.*.events.engagement.attribute',
    `${ENGAGEMENT}.attribute`,
    events({ 'datasets.publisher.contacts.attributes.sort': ['click', 'seen'] }),
    events({
      'datasets.publisher.contacts.attributes.sort': ['click', 'seen'],
      [`${ENGAGEMENT}.attribute`]: 'sort',
    }),
    'weaker',
  ],
  ofEvents([`${TYPE}.as`, 'click_to_open', 'engagement'], 'weaker'),
  ofEvents([`${TYPE}.lookBackDays`, 30, 31]),
  [
    'datasets.*.*.events.lookBackDays',
    `${CONTACTS}.lookBackDays`,
    events({ ...ALIKE, [`${CONTACTS}.lookBackDays`]: 30 }),
    events({ ...ALIKE, [`${CONTACTS}.lookBackDays`]: 31 }),
  ],
  ofEvents([`${CONTACTS}.frequency`, [1, 2], [1, 2, 4]]),
  ofEvents(['contributions.conversions', 1, 2]),
  ofEvents(['contributions.touches', 3, 4]),
];
