import { describe, expect, it } from 'vitest';
import type { AgreementChange } from '#core/agreement/agreement-change.ts';
import { agreementJsonSchema, type SchemaNode } from '#core/agreement/agreement-json-schema.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { compareAgreements } from '#core/agreement/compare-agreements.ts';
import { FIELD_RULES } from '#core/agreement/field-rules.ts';
import { agreementDocument, TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';

/** Every field of the schema, with `*` for what the parties name; terms by party are those of both. */
const fieldsOf = (node: SchemaNode, path: string): readonly string[] => {
  const { properties, additionalProperties, prefixItems, anyOf } = node;
  if (anyOf) return anyOf.flatMap((branch) => fieldsOf(branch, path));
  if (prefixItems) return prefixItems.flatMap((item) => fieldsOf(item, `${path}.*`));
  if (properties)
    return Object.entries(properties).flatMap(([name, each]) =>
      fieldsOf(each, path === '' ? name : `${path}.${name}`),
    );
  if (typeof additionalProperties === 'object') return fieldsOf(additionalProperties, `${path}.*`);
  return [path];
};

type Sections = Readonly<Record<string, unknown>>;

const base = { ...agreementDocument(), operator: '111111111111' };
const noisy = (terms: Sections = {}): Sections => {
  const { roundTo: _, minimumChange: __, ...common } = TEST_TERMS;
  return { privacy: { ...common, noise: 'laplace', delta: 1e-6, ...terms } };
};
const exact = (terms: Sections): Sections => ({
  privacy: { ...TEST_TERMS, k: 100, roundTo: 10, minimumChange: 60, ...terms },
});
const identifiers = (changed: Sections): Sections => ({
  identifiers: { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'GB', ...changed },
});
const parties = (brand: Sections, publisher: Sections = {}): Sections => ({
  parties: [
    { id: 'brand', role: 'advertiser', account: '222222222222', ...brand },
    { id: 'publisher', role: 'publisher', account: '333333333333', ...publisher },
  ],
});
const lists = (brand: Sections): Sections => ({
  datasets: { brand, publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } } },
});
const tier = (...values: string[]): Sections =>
  lists({ customers: { attributes: { tier: values } } });
const may = (...publisher: string[]): Sections => ({ analyses: { brand: ['overlap'], publisher } });
const keep = (days: Sections): Sections => ({
  retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365, ...days },
});

const read = (sections: Sections): Agreement => testAgreement({ ...base, ...sections }).agreement;
const changes = (before: Sections, after: Sections): readonly AgreementChange[] =>
  compareAgreements(read(before), read(after));
const effectAt = (path: string, before: Sections, after: Sections) =>
  changes(before, after).find((change) => change.path === path)?.effect;

const renamed: Sections = JSON.parse(JSON.stringify(base).replaceAll('"brand"', '"acme"'));

/** A field, where it stands, what it is, and what weakens it; back again it is stricter, unless said. */
type Row = readonly [
  field: string,
  path: string,
  before: Sections,
  weaker: Sections,
  back?: 'weaker' | 'stricter',
];

const ROWS: readonly Row[] = [
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
  ['privacy.noise', 'privacy.noise', noisy(), {}],
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
  ['retention.dropsDays', 'retention.dropsDays', {}, keep({ dropsDays: 8 })],
  ['retention.tokensDays', 'retention.tokensDays', {}, keep({ tokensDays: 31 })],
  ['retention.releasesDays', 'retention.releasesDays', {}, keep({ releasesDays: 366 })],
  ['purpose', 'purpose', {}, { purpose: 'Count something else.' }, 'weaker'],
  ['legalBasis', 'legalBasis', {}, { legalBasis: 'legitimate-interests' }],
];

describe('the rules of what weakens an agreement', () => {
  it('know every field of the schema, and no other', () => {
    const known = new Set(
      fieldsOf(agreementJsonSchema(), '').map((field) => field.replace('privacy.*.', 'privacy.')),
    );
    // A list of people counts by being there, whatever is in it.
    expect([...known, 'datasets.*.*'].sort()).toEqual(Object.keys(FIELD_RULES).sort());
  });

  it('are all tried here, but for the format, of which there is one', () => {
    const tried = ROWS.map(([field]) => field);
    expect(['airlock', ...tried].sort()).toEqual(Object.keys(FIELD_RULES).sort());
  });

  it.each(ROWS)('%s: mark what is weaker, and the way back', (...row) => {
    const [, path, before, weaker, back] = row as unknown as Row;
    const [first] = changes(before, weaker);
    expect(effectAt(path, before, weaker)).toBe('weaker');
    expect(first).toMatchObject({ effect: 'weaker', why: expect.stringMatching(/^\w/) });
    expect(effectAt(path, weaker, before)).toBe(back ?? 'stricter');
  });

  it('take an order that changed for no more than that', () => {
    const turned = identifiers({ kinds: ['phone', 'email'] });
    expect(changes({}, turned)).toEqual([
      {
        path: 'identifiers.kinds',
        before: '[email, phone]',
        after: '[phone, email]',
        effect: 'changed',
      },
    ]);
  });

  it('call a list weaker that lost one thing and got another', () => {
    expect(effectAt('analyses.publisher', may('overlap'), may('segments'))).toBe('weaker');
  });
});

describe('two agreements compared', () => {
  it('are the same where nothing differs, whichever way it is written', () => {
    expect(changes({}, {})).toEqual([]);
    const { maxRejectShare: _, ...terms } = TEST_TERMS;
    expect(changes({}, { privacy: terms })).toEqual([]);
  });

  it('are compared by the terms that hold, and a term that holds nothing weakens nothing', () => {
    const strict = { ...TEST_TERMS, k: 200 };
    const both = { privacy: { brand: strict, publisher: { ...TEST_TERMS, k: 100 } } };
    const lowered = { privacy: { brand: strict, publisher: TEST_TERMS } };
    expect(changes(both, lowered)).toEqual([{ path: 'privacy', effect: 'changed' }]);
    expect(effectAt('privacy.k', both, { privacy: TEST_TERMS })).toBe('weaker');
  });

  it('say what stood there and what stands there, what is weaker first', () => {
    const after = { ...keep({ dropsDays: 6 }), ...tier('gold', 'silver') };
    expect(changes(tier('gold', 'bronze'), after)).toEqual([
      {
        path: 'datasets.brand.customers.attributes.tier',
        before: '[gold, bronze]',
        after: '[gold, silver]',
        effect: 'weaker',
        why: 'people can be told apart by more',
      },
      { path: 'retention.dropsDays', before: '7', after: '6', effect: 'stricter' },
    ]);
  });

  it('show what one of them does not have', () => {
    const { operator: _, ...local } = base;
    const before = compareAgreements(testAgreement(base).agreement, {
      ...testAgreement({ ...local, operator: undefined }).agreement,
    });
    expect(before).toEqual([
      expect.objectContaining({ path: 'operator', before: '111111111111', effect: 'weaker' }),
    ]);
    expect(before[0]).not.toHaveProperty('after');
  });

  it('take a field that nobody thought of for weaker', () => {
    const after = { ...read({}), identifiers: { ...read({}).identifiers, salted: 'yes' } };
    expect(compareAgreements(read({}), after)).toEqual([
      {
        ...{ path: 'identifiers.salted', after: 'yes', effect: 'weaker' },
        why: 'nobody said what this weakens',
      },
    ]);
  });
});
