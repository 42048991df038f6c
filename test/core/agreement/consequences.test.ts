import { describe, expect, it } from 'vitest';
import { consequences } from '#core/agreement/consequences.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';

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
