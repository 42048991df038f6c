import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { minimisationAdvice } from '#core/agreement/minimisation-rules.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { agreementDocument, TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';
import type { Node } from '#test/core/agreement/changed-agreement.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';

const { roundTo: _, minimumChange: __, ...COMMON } = TEST_TERMS;
const NOISY = { ...COMMON, noise: 'laplace', delta: 1e-6 };

const written = (sections: Node): string => stringify({ ...agreementDocument(), ...sections });
const may = (...names: string[]): Node => ({ analyses: { brand: names, publisher: [] } });
const valued = (count: number): string[] => Array.from({ length: count }, (_, at) => `v${at}`);
const customers = (attributes: Node, minimumDataset = 1000): Node => ({
  datasets: { brand: { customers: { attributes } }, publisher: { audience: { attributes: {} } } },
  privacy: { ...NOISY, minimumDataset },
});
const told = (text: string): readonly string[] =>
  checkAgreement(text).faults.map(({ path, says }) => `${path}: ${says}`);
const advised = (text: string): readonly string[] =>
  minimisationAdvice(parseAgreement(text, 'a').agreement).map(
    ({ path, message, remedy }) => `${path.join('.')}: ${message}; ${remedy}`,
  );

const NEEDLESS = 'no analysis that is allowed needs this attribute';
const TIER = 'datasets.brand.customers.attributes.tier';
const DEVICE = 'datasets.publisher.audience.attributes.device';

describe('an agreement holds no more than is needed', () => {
  it('is refused for attributes that no allowed analysis needs', () => {
    expect(told(written(may('overlap')))).toEqual([
      `${TIER}: ${NEEDLESS}`,
      `${DEVICE}: ${NEEDLESS}`,
    ]);
    for (const analysis of ['segments', 'tables']) expect(told(written(may(analysis)))).toEqual([]);
  });

  it('may hold attributes that questions are limited by, and is told that they could be dropped', () => {
    const filtered = written({ ...may('overlap'), airlock: 2, privacy: NOISY });
    expect(told(filtered)).toEqual([]);
    expect(advised(filtered)).toEqual([
      `${TIER}: no analysis that is allowed counts by this attribute: questions may only be limited to some of its values; it could be dropped`,
      expect.stringContaining(DEVICE),
    ]);
    expect(told(written({ ...may('overlap'), airlock: 2 }))).toHaveLength(2);
  });

  it('needs the attribute of an experiment, and its outcome for a lift', () => {
    const trial = (analysis: string): readonly string[] =>
      told(
        written({
          ...{ ...may(analysis), airlock: 2, privacy: { ...TEST_TERMS } },
          experiments: {
            spring: {
              ...{ randomised: true, assignment: 'publisher.device', treated: ['mobile'] },
              ...{ control: 'desktop', outcome: 'brand.tier', converted: ['gold'] },
            },
          },
        }),
      );
    expect(trial('lift')).toEqual([]);
    expect(trial('overlap')).toHaveLength(2);
  });

  it('needs what lists are made of, and what rolls up', () => {
    const listed = written({ ...listSections(), ...may('overlap', 'segments') });
    expect(told(listed)).toEqual([]);
    const town = { attributes: { town: ['a', 'b', 'c'], tier: ['x', 'y'] } };
    const levels = { town: { region: { north: ['a', 'b'], south: ['c'] } } };
    const rolled = written({
      ...{ ...may('rollup'), airlock: 2, privacy: { ...NOISY, minimumDataset: 1000 } },
      datasets: {
        brand: { customers: { ...town, hierarchies: levels } },
        publisher: { audience: { attributes: {} } },
      },
    });
    expect(told(rolled)).toEqual([]);
    expect(advised(rolled)).toEqual([expect.stringContaining(TIER)]);
  });

  it('needs events only where an analysis reads them, and ids only where events are found by them', () => {
    const unread = eventAgreementText({ 'analyses.brand': ['overlap', 'segments'] });
    expect(told(unread)).toEqual(
      ['brand.purchases.attributes.place', 'publisher.contacts.attributes.campaign']
        .concat('publisher.contacts.attributes.type')
        .map((path) => `datasets.${path}: ${NEEDLESS}`),
    );
    const read = { 'analyses.brand': ['segments', 'conversions'] };
    expect(told(eventAgreementText(read))).toEqual([]);
    expect(advised(eventAgreementText(read))).toEqual([]);
    const byEmail = { ...read, 'datasets.publisher.contacts.events.by': ['email'] };
    expect(advised(eventAgreementText(byEmail))).toEqual([
      "datasets.publisher.audience.bridges: no events are found by the party's own ids; it could be dropped",
    ]);
  });
});

describe('an agreement tells no single people apart', () => {
  const attributes = (...counts: number[]): Node =>
    Object.fromEntries(counts.map((count, at) => [`a${at}`, valued(count)]));

  it('is refused for more combinations than the shortest list has people', () => {
    expect(told(written(customers(attributes(40, 25))))).toEqual([]);
    expect(told(written(customers(attributes(40, 26))))).toEqual([
      'datasets.brand.customers.attributes: they tell 1,040 kinds of people apart, and the shortest list that is allowed has 1,000 people: many would be the only one of their kind',
    ]);
    expect(told(written(customers(attributes(40, 26), 1040)))).toEqual([]);
  });

  it('is warned, with numbers, where a combination has fewer than k people on average', () => {
    expect(advised(written(customers(attributes(4, 5))))).toEqual([]);
    expect(advised(written(customers(attributes(3, 7))))).toEqual([
      'datasets.brand.customers.attributes: they tell 21 kinds of people apart: in the shortest list that is allowed, of 1,000 people, a kind has 47 people on average, fewer than k, 50; a minimumDataset of 1,050 would do, or fewer values of "a1"',
    ]);
    expect(advised(written(customers(attributes(64), 1000)))).toEqual([]);
  });

  it('is refused for more values than a list may declare, however long the list is', () => {
    expect(told(written(customers(attributes(64, 64, 64, 64), 20_000_000)))).toEqual([]);
    expect(told(written(customers(attributes(64, 64, 64, 64, 2), 40_000_000)))).toEqual([
      'datasets.brand.customers.attributes: the attributes of a list have at most 256 values together, and these have 258',
    ]);
  });
});
