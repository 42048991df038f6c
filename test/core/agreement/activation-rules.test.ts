import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { listSections, REACH_GOLD } from '#proof/rehearsal/list-people.ts';

const check = (activation: object, sections: object = {}, privacy: object = {}) => {
  const text = stringify({
    ...agreementDocument(),
    ...listSections(activation, privacy),
    ...sections,
  });
  return checkAgreement(text).faults.map(({ path, says, line }) => {
    expect(line).toBeGreaterThan(1);
    return `${path}: ${says}`;
  });
};

describe('activations of an agreement', () => {
  it('are taken where all that they name is declared', () => {
    expect(check({})).toEqual([]);
    expect(check({ segment: undefined })).toEqual([]);
    expect(check({ listsPerPeriod: 3, expiresAfterDays: 90 })).toEqual([]);
  });

  it('need format 2', () => {
    expect(check({}, { airlock: 1 })).toEqual(['activations: "activations" needs format 2']);
  });

  it.each([
    [{ from: 'nobody' }, 'activations.reach_gold.from: this is no list of the advertiser'],
    [{ to: 'customers' }, 'activations.reach_gold.to: this is no list of the publisher'],
    [
      { consent: { attribute: 'email_ok', value: 'yes' } },
      'activations.reach_gold.consent.attribute: the list declares no attribute "email_ok"',
    ],
    [
      { consent: { attribute: 'listing', value: 'yes' } },
      'activations.reach_gold.consent.value: "listing" has no such value',
    ],
    [
      { segment: { tier: ['bronze'] } },
      'activations.reach_gold.segment.tier: "tier" has no such value',
    ],
    [
      { segment: { listing: ['granted'] } },
      'activations.reach_gold.segment.listing: consent is asked of everybody already',
    ],
    [{ on: ['maid'] }, 'activations.reach_gold.on: people are not matched by this kind'],
    [
      { listsPerPeriod: 10, listsForLife: 10 },
      'activations: the lists of a period leave nothing of epsilonBudget for counts',
    ],
    [
      { listsPerPeriod: 4 },
      'activations.reach_gold.listsPerPeriod: there are fewer lists for life than for a period',
    ],
    [
      { expiresAfterDays: 91 },
      'activations.reach_gold.expiresAfterDays: a list would be used for longer than the room keeps what it is made of',
    ],
    [
      { purpose: 'Show the offer\u202eto them.' },
      'activations.reach_gold.purpose: a purpose is printable, on one line',
    ],
    [
      { listsForLife: 20 },
      'activations: the lists of a life leave nothing of lifetimeEpsilon for counts',
    ],
  ])('are refused for %j', (activation, says) => {
    expect(check(activation)).toEqual([says]);
  });

  it.each([
    [{ consent: undefined }, 'consent'],
    [{ minimumPeople: 999 }, 'minimumPeople'],
    [{ on: ['email', 'phone', 'maid'] }, 'on'],
    [{ on: [] }, 'on'],
    [{ segment: { tier: ['gold'], region: ['north'] } }, 'segment'],
    [{ listEpsilon: 0 }, 'listEpsilon'],
    [{ listEpsilon: 11 }, 'listEpsilon'],
    [{ exact: true }, 'exact'],
    [{ use: 'both' }, 'use'],
  ])('are refused whatever else they say, for %j', (activation, field) => {
    const faults = check(activation);
    expect(faults.join('\n')).toContain(`activations.reach_gold.${field}`);
  });

  it('need that the advertiser may ask for their size', () => {
    expect(check({}, { analyses: { brand: ['overlap'], publisher: ['overlap'] } })).toEqual([
      'activations: "brand" may not ask "segments", which tells the size of a list',
    ]);
  });

  it('say one thing of a name that nobody can have', () => {
    expect(check({}, { activations: { 'No Name': REACH_GOLD } })[0]).toContain('activations');
  });
});
