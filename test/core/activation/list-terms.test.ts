import { describe, expect, it } from 'vitest';
import { listTerms, peopleTerms } from '#core/activation/list-terms.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { listSections } from '#proof/rehearsal/list-people.ts';

const agreed = (activation: object) => {
  const { agreement } = testAgreement(listSections(activation));
  const found = agreement.activations?.reach_gold;
  if (!found) throw new Error('no such activation');
  return { agreement, activation: found };
};
const people = (activation: object): string => peopleTerms(agreed(activation));
const list = (activation: object): string => listTerms(agreed(activation));

describe('the same list', () => {
  it.each([
    [{ listsPerPeriod: 3 }],
    [{ listsForLife: 5 }],
    [{ minimumPeople: 2000 }],
    [{ on: ['phone', 'email'] }],
  ])('is the same under an agreement that says %j', (other) => {
    expect(list(other)).toBe(list({}));
  });

  it.each([
    [{ use: 'exclude' }],
    [{ purpose: 'Show the autumn offer to customers.' }],
    [{ segment: { tier: ['silver'] } }],
    [{ segment: undefined }],
    [{ consent: { attribute: 'listing', value: 'refused' } }],
    [{ on: ['email'] }],
    [{ listEpsilon: 3 }],
    [{ expiresAfterDays: 29 }],
  ])('is another one under an agreement that says %j', (other) => {
    expect(list(other)).not.toBe(list({}));
  });

  it('is of a set of values, however they are spelled; all of them are no segment', () => {
    const all = [
      ['gold', 'silver'],
      ['silver', 'gold'],
    ].map((tier) => people({ segment: { tier } }));
    expect(new Set([...all, people({ segment: {} }), people({ segment: undefined })]).size).toBe(1);
    expect(all[0]).not.toBe(people({ segment: { tier: ['gold'] } }));
  });

  it('may be of the same people for another use', () => {
    expect(people({ use: 'exclude', listEpsilon: 3 })).toBe(people({}));
    expect(people({ consent: { attribute: 'listing', value: 'refused' } })).not.toBe(people({}));
  });
});
