import { describe, expect, it } from 'vitest';
import { consequences } from '#core/agreement/consequences.ts';
import { agreementDocument, TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';

const tier = ['gold', 'silver', 'unknown'];
const { publisher } = agreementDocument().datasets as Readonly<Record<string, object>>;
const withLists = (brand: object) => testAgreement({ datasets: { brand, publisher } });
const before = testAgreement();
const of = (after: typeof before) => consequences(before.agreement, after.agreement);

describe('what another agreement means for lists in the room', () => {
  it('is nothing where they serve as before', () => {
    expect(of(before)).toEqual([]);
    expect(of(testAgreement({ purpose: 'Another purpose altogether.' }))).toEqual([]);
    expect(of(withLists({ customers: { attributes: {} } }))).toEqual([]);
  });

  it('is said of a list under a new name: it is delivered anew, the old one goes, and no budget comes', () => {
    expect(of(withLists({ clients: { attributes: { tier } } }))).toEqual([
      'brand.clients is new: its list has to be delivered, also one that the room has under another name; it brings no new budget, which belongs to the people of its party, over all their lists.',
      'brand.customers is gone: once this is in force, no question is about it and the room removes its list.',
    ]);
  });

  it('is said of what was paid while attributes were not hidden, and of no other change of the noise', () => {
    const { roundTo: _, minimumChange: __, ...terms } = TEST_TERMS;
    const noise = { noise: 'gaussian', epsilonBudget: 1.4, lifetimeEpsilon: 5 };
    const hiding = (protects: string) =>
      testAgreement({ privacy: { ...terms, ...noise, protects } });
    const [membership, attributes] = [hiding('membership'), hiding('attributes')];
    expect(consequences(membership.agreement, attributes.agreement)).toEqual([
      'What was paid for answers so far counts once, though each may have told twice as much of an attribute: together with them, more can be told of an attribute than the new budgets say.',
    ]);
    expect(consequences(attributes.agreement, membership.agreement)).toEqual([]);
    expect(consequences(membership.agreement, membership.agreement)).toEqual([]);
  });

  it('is said of a list that was delivered under other terms', () => {
    const identifiers = { profile: 'google', kinds: ['email', 'phone', 'maid'] };
    expect(of(withLists({ customers: { attributes: { tier: ['gold', 'silver'] } } }))).toEqual([
      'brand.customers in the room was delivered with other values of tier: questions to which that matters are refused until it is uploaded again.',
    ]);
    const lists = ['brand.customers', 'publisher.audience'];
    expect(of(testAgreement({ identifiers }))).toEqual([
      ...lists.map(
        (list) =>
          `${list} in the room was delivered with another profile and with another default country: questions to which that matters are refused until it is uploaded again.`,
      ),
      'maid is new: people are matched by it once both lists were uploaded with it.',
    ]);
  });
});
