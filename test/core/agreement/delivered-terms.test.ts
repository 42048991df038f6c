import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differencesSentence,
  type ReadOfList,
  termsDifferences,
} from '#core/agreement/delivered-terms.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { agreementDocument, TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { eventAgreementText } from './event-agreement.ts';

const list = { party: 'brand', dataset: 'customers' };
const identifiers = { profile: 'uid2', kinds: IDENTIFIER_KINDS, defaultCountry: 'GB' };
const tier = ['gold', 'silver', 'unknown'];

const agreed = (
  attributes: Readonly<Record<string, readonly string[]>> = { tier },
  more: object = {},
) =>
  testAgreement({
    identifiers: { ...identifiers, ...more },
    datasets: {
      ...(agreementDocument().datasets as object),
      brand: { customers: { attributes } },
    },
  }).agreement;

const found = (
  before: ReturnType<typeof agreed>,
  now: ReturnType<typeof agreed>,
  read: Partial<ReadOfList> = {},
): readonly string[] =>
  termsDifferences(before, now, {
    list,
    read: { kinds: IDENTIFIER_KINDS, attributes: ['tier'], ...read },
  }).map(({ differs, attribute }) =>
    attribute === undefined ? differs : `${differs} ${attribute}`,
  );

describe('events that were delivered under another agreement', () => {
  const purchases = 'datasets.brand.purchases';
  const differs = (changes: Readonly<Record<string, unknown>>) =>
    termsDifferences(
      parseAgreement(eventAgreementText(), 'a').agreement,
      parseAgreement(eventAgreementText(changes), 'a').agreement,
      {
        list: { party: 'brand', dataset: 'purchases' },
        read: { kinds: [], attributes: ['place'] },
      },
    ).map((each) => each.differs);

  it.each([
    ['by', ['email']],
    ['zone', 'UTC'],
    ['maxAgeDays', 90],
    ['value', { revenue: { currency: 'EUR', clip: [0, 600] } }],
  ])('are not asked where %s is another', (field, value) => {
    expect(differs({ [`${purchases}.events.${field}`]: value })).toEqual(['events']);
  });

  it('serve where something else is', () => {
    expect(differs({})).toEqual([]);
    expect(differs({ contributions: { conversions: 1, touches: 1 } })).toEqual([]);
    expect(differs({ 'datasets.brand.customers.bridges': 1 })).toEqual([]);
    expect(differs({ 'datasets.publisher.contacts.events.frequency': [1, 3] })).toEqual([]);
  });

  it('are not asked either where an attribute of theirs has other values', () => {
    expect(differs({ [`${purchases}.attributes.place`]: ['web', 'shop'] })).toEqual(['values']);
  });
});

describe('a list that was delivered under another agreement', () => {
  it('serves where what is read of it is the same', () => {
    expect(found(agreed(), agreed())).toEqual([]);
    expect(found(agreed(), agreed({ tier: [...tier].reverse() }))).toEqual([]);
    expect(found(agreed(), agreed(undefined, { customerIdCase: 'fold' }))).toEqual([]);
    expect(found(agreed(), agreed(undefined, { kinds: ['phone', 'email'] }))).toEqual([]);
  });

  it('is not asked for exact counts unless it was held against earlier lists by as much', () => {
    const exact = agreed();
    const more = { ...exact, privacy: { ...TEST_TERMS, minimumChange: 60 } };
    const { roundTo: _, minimumChange: __, ...terms } = TEST_TERMS;
    const noisy = { ...exact, privacy: { ...terms, noise: 'laplace' as const, delta: 1e-6 } };
    expect(found(noisy, exact)).toEqual(['minimum-change']);
    expect(found(exact, more)).toEqual(['minimum-change']);
    expect(found(more, exact)).toEqual([]);
    expect(found(exact, noisy)).toEqual([]);
  });

  type Attributes = Readonly<Record<string, readonly string[]>>;
  const changes: readonly (readonly [string, readonly [Attributes, Attributes], string])[] = [
    ['an attribute declared later', [{}, { tier }], 'attribute tier'],
    ['a rare value dropped', [{ tier: [...tier, 'rare'] }, { tier }], 'values tier'],
    ['a value renamed', [{ tier: ['gold', 'silver', 'none'] }, { tier }], 'values tier'],
    ['a value more', [{ tier }, { tier: [...tier, 'rare'] }], 'values tier'],
  ];
  it.each(changes)(
    'differs by %s, if that attribute is read, and not otherwise',
    (_, [before, now], differs) => {
      expect(found(agreed(before), agreed(now))).toEqual([differs]);
      expect(found(agreed(before), agreed(now), { attributes: [] })).toEqual([]);
    },
  );

  it('differs by the terms of consent, whatever is read of it', () => {
    const { agreement: asked } = testAgreement({ airlock: 2, consent: { kinds: ['boolean'] } });
    const { agreement: dated } = testAgreement({
      ...{ airlock: 2, consent: { kinds: ['boolean'], maxAgeDays: 390 } },
    });
    const { agreement: free } = testAgreement({ airlock: 2 });
    const read = { attributes: [] };
    expect(found(asked, asked, read)).toEqual([]);
    expect(found(free, asked, read)).toEqual(['consent']);
    expect(found(asked, dated, read)).toEqual(['consent']);
    expect(found(asked, free, read)).toEqual(['consent']);
  });

  it('differs by the profile, whatever is read of it', () => {
    for (const kind of IDENTIFIER_KINDS)
      expect(found(agreed(), agreed(undefined, { profile: 'google' }), { kinds: [kind] })).toEqual([
        'profile',
      ]);
  });

  it.each([
    ['country', { defaultCountry: 'US' }, ['phone', 'name_postcode']],
    ['country', { defaultCountry: undefined }, ['phone', 'name_postcode']],
    ['customer-id-case', { customerIdCase: 'keep' }, ['customer_id']],
  ])('differs by %s where a kind that is read depends on it', (differs, change, dependent) => {
    for (const kind of IDENTIFIER_KINDS) {
      const expected = dependent.includes(kind) ? [differs] : [];
      expect(found(agreed(), agreed(undefined, change), { kinds: [kind] })).toEqual(expected);
      expect(found(agreed(undefined, change), agreed(), { kinds: [kind] })).toEqual(expected);
    }
  });

  it('has just the same values of each attribute that is read, or is told from one that has', () => {
    const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 2 });
    fc.assert(
      fc.property(values, values, (before, now) => {
        const same = before.toSorted().join() === now.toSorted().join();
        expect(found(agreed({ tier: before }), agreed({ tier: now }))).toEqual(
          same ? [] : ['values tier'],
        );
      }),
      { numRuns: 50 },
    );
  });

  it('is told by its name and everything that differs, both lists in one sentence', () => {
    const audience = { party: 'publisher', dataset: 'audience' };
    expect(
      differencesSentence([
        { ...list, differs: 'profile' },
        { ...list, differs: 'values', attribute: 'tier' },
      ]),
    ).toBe(
      'brand.customers was delivered with another profile and with other values of tier: prepare and upload it again',
    );
    expect(
      differencesSentence([
        { ...list, differs: 'unknown' },
        { ...audience, differs: 'attribute', attribute: 'region' },
      ]),
    ).toBe(
      'brand.customers was delivered under an agreement whose text is missing or was changed, and publisher.audience was delivered without region: prepare and upload both again',
    );
  });
});
