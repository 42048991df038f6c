import { describe, expect, it } from 'vitest';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import { deployable } from '#core/agreement/deployable.ts';
import { historyFaults } from '#core/agreement/history-rules.ts';
import { eventDatasetsOf, peopleDatasetsOf } from '#core/agreement/lookup.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import { eventAgreementText } from './event-agreement.ts';

const PURCHASES = 'datasets.brand.purchases';
const CONTACTS = 'datasets.publisher.contacts';
const VALUE = `${PURCHASES}.events.value`;
const ENGAGEMENT = `${CONTACTS}.events.engagement`;

type Changes = Readonly<Record<string, unknown>>;

const told = (changes: Changes): readonly string[] =>
  checkAgreement(eventAgreementText(changes)).faults.map(
    ({ path, says, remedy }) => `${path}: ${says}; ${remedy}`,
  );

const money = (clip: readonly number[], currency = 'EUR'): Changes => ({
  [VALUE]: { revenue: { currency, clip } },
});

describe('events of an agreement', () => {
  it.each<[string, Changes]>([
    ['as the page shows them', {}],
    [
      'with minutes for money',
      { [VALUE]: { time: { unit: 'minutes', decimals: 0, clip: [0, 90] } } },
    ],
    ['without a value', { [VALUE]: undefined }],
    [
      'with one look-back for all touches',
      { [ENGAGEMENT]: undefined, [`${CONTACTS}.events.lookBackDays`]: 120 },
    ],
    ['with buckets of their own', { [`${CONTACTS}.events.frequency`]: [1, 3] }],
    ['with all that a value may be', money([0, 9_999_999.99])],
    ['in a currency without decimals', money([0, 999_999_999], 'JPY')],
  ])('are right %s', (_, changes) => {
    expect(told(changes)).toEqual([]);
  });

  it.each<[Changes, RegExp]>([
    [
      { [`${PURCHASES}.events.of`]: 'audience' },
      /^datasets\.brand\.purchases\.events\.of: this is no list of people of the party; name "customers"$/,
    ],
    [
      { [`${PURCHASES}.attributes.place`]: ['web', 'no'] },
      /\.attributes\.place\.1: answers call "no" what has none of the values; give it another name/,
    ],
    [
      { [`${CONTACTS}.attributes.campaign`]: ['nobody', 'spring'] },
      /\.attributes\.campaign\.0: answers call "nobody" what has none/,
    ],
    [{ [`${CONTACTS}.events.frequency`]: [] }, /name the lower ends of the buckets/],
    [{ [`${PURCHASES}.events.of`]: 'purchases' }, /\.of: this is no list of people/],
    [{ [`${PURCHASES}.events.by`]: ['maid'] }, /\.by\.0: people are not recognised by this kind/],
    [
      { 'datasets.brand.customers.bridges': undefined },
      /\.by\.0: the people of "customers" bring no ids.*bridges: 2 in datasets\.brand\.customers/,
    ],
    [{ [`${PURCHASES}.events.zone`]: 'Europe/Ghent' }, /\.zone: there is no such time zone/],
    [
      { [`${ENGAGEMENT}.types.click.lookBackDays`]: 180 },
      /a look-back of 180 days is longer than the 120 days for which events are kept; shorten it, or raise maxAgeDays$/,
    ],
    [
      { [ENGAGEMENT]: undefined, [`${CONTACTS}.events.lookBackDays`]: 121 },
      /\.lookBackDays: a look-back of 121 days/,
    ],
    [{ [`${PURCHASES}.events.maxAgeDays`]: 731 }, /events are kept for at most 730 days/],
    [money([1, 500]), /\.clip: a clip begins at 0.*; write \[0, 500\]/],
    [
      money([0, 0]),
      /a clip of \[0, 0\] leaves nothing of any value; write the most that one event may count for/,
    ],
    [money([0, 0.000_000_001]), /leaves nothing of any value/],
    [money([100, 0]), /a clip begins at 0.*; write the most that one event may count for$/],
    [money([0, 10_000_000]), /one event counts for at most 999999999 of the smallest unit/],
    [money([0, 0.001]), /more digits behind the point/],
    [money([0]), /a clip is the least and the most/],
    [money([0, 500], 'EURO'), /a currency is three capital letters of ISO 4217/],
    [
      { [VALUE]: { a: { unit: 'points', clip: [0, 5] } } },
      /either a currency, or a unit and its decimals/,
    ],
    [
      {
        [VALUE]: {
          a: { currency: 'EUR', clip: [0, 5] },
          b: { currency: 'EUR', clip: [0, 5] },
        },
      },
      /\.value: an event has one value; name one, or leave it out/,
    ],
    [
      { [VALUE]: { release: { currency: 'EUR', clip: [0, 5] } } },
      /\.value\.release: the files of an answer have a column of this name; give it another name, for example revenue$/,
    ],
    [{ [`${ENGAGEMENT}.types.seen`]: undefined }, /not just the values of "type"; .* click, seen/],
    [{ [`${ENGAGEMENT}.attribute`]: 'place' }, /declares no such attribute; name "campaign" or/],
    [
      { [`${PURCHASES}.attributes.tier`]: ['a', 'b'] },
      /\.attributes\.tier: "customers" has an attribute of this name/,
    ],
    [{ [`${PURCHASES}.attributes.at`]: ['a', 'b'] }, /questions have a column of this name/],
    [
      {
        [`${PURCHASES}.attributes`]: Object.fromEntries(
          Array.from({ length: 10 }, (_, at) => [`a${at}`, ['x', 'y']]),
        ),
      },
      /events have at most 9 attributes/,
    ],
    [{ [`${PURCHASES}.events.frequency`]: [1] }, /events of the advertiser have no frequency/],
    [{ [`${PURCHASES}.events.lookBackDays`]: 5 }, /events of the advertiser have no lookBackDays/],
    [
      { [`${CONTACTS}.events.value`]: { cost: { currency: 'EUR', clip: [0, 1] } } },
      /events of the publisher have no value/,
    ],
    [{ [ENGAGEMENT]: undefined }, /touches say for how long they count.*lookBackDays: 30/],
    [{ [`${CONTACTS}.events.lookBackDays`]: 3 }, /touches say for how long they count/],
    [{ [`${CONTACTS}.events.frequency`]: [2, 4] }, /the lower ends of the buckets rise, from 1/],
    [{ [`${PURCHASES}.bridges`]: 1 }, /events have no bridges/],
    [
      { privacy: TEST_TERMS },
      /\.events: sums and histories are released with noise only; agree on gaussian or laplace/,
    ],
    [{ contributions: undefined }, /nobody said how many events of a person count/],
    [{ contributions: { conversions: 5, touches: 4 } }, /at most 4 conversions/],
    [{ contributions: { conversions: 1, touches: 9 } }, /at most 8 touches/],
    [
      { [PURCHASES]: undefined, [CONTACTS]: undefined },
      /^contributions: no list is one of events; remove it/,
    ],
    [{ 'datasets.brand.customers.bridges': 5 }, /a person has at most 4 ids/],
    [{ airlock: 1 }, /"events" needs format 2; write airlock: 2/],
    [{ airlock: 1 }, /"bridges" needs format 2/],
    [{ airlock: 1 }, /"contributions" needs format 2/],
  ])('are told in one sentence with what to do, where they are not: %j', (changes, says) => {
    expect(told(changes).filter((each) => says.test(each))).not.toEqual([]);
    expect(() => parseAgreement(eventAgreementText(changes), 'a.yaml')).toThrow(/^a\.yaml:\d+: /);
  });

  it('are asked for by an analysis of histories, wherever one may be asked', () => {
    const faultsOf = (analyses: object, without: object) =>
      historyFaults({
        parties: [
          { id: 'brand', role: 'advertiser' },
          { id: 'publisher', role: 'publisher' },
        ],
        datasets: without,
        analyses,
      }).map(({ path, message }) => `${path.join('.')}: ${message}`);
    expect(faultsOf({ brand: ['overlap', 'value'] }, {})).toEqual([
      'analyses.brand.1: "value" is about conversions, and the advertiser declares none',
    ]);
    expect(faultsOf({ publisher: ['reach'] }, {})).toEqual([
      'analyses.publisher.0: "reach" is about touches, and the publisher declares none',
    ]);
  });

  it('are taken by a room on AWS as by one of one machine', () => {
    const { agreement } = parseAgreement(eventAgreementText(), 'a.yaml');
    const [brand, publisher] = agreement.parties;
    const deployed = {
      ...{ ...agreement, operator: '111111111111' },
      parties: [
        { ...brand, account: '222222222222' },
        { ...publisher, account: '333333333333' },
      ] as typeof agreement.parties,
    };
    expect(deployable(deployed, 'a.yaml').datasets).toEqual(agreement.datasets);
    expect(() => deployable(agreement, 'a.yaml')).toThrow(/^a\.yaml: a room on AWS needs/);
  });

  it('are lists of their own, beside those of people', () => {
    const { agreement } = parseAgreement(eventAgreementText(), 'a.yaml');
    expect(Object.keys(peopleDatasetsOf(agreement, 'brand'))).toEqual(['customers']);
    expect(Object.keys(eventDatasetsOf(agreement, 'brand'))).toEqual(['purchases']);
    expect(eventsOf(agreement, 'brand', 'customers')).toBeUndefined();
    expect(eventsOf(agreement, 'brand', 'purchases')).toMatchObject({
      ...{ of: 'customers', by: ['first_party_id', 'email'], zone: 'Europe/Brussels' },
      value: { name: 'revenue', unit: 'EUR', decimals: 2, most: 50_000 },
      frequency: [1, 2, 4, 8],
    });
    expect(eventsOf(agreement, 'publisher', 'contacts')?.engagement?.types).toEqual({
      click: { priority: 1, lookBackDays: 30 },
      seen: { priority: 3, lookBackDays: 7 },
    });
  });
});
