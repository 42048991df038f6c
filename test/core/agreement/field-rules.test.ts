import { describe, expect, it } from 'vitest';
import { agreementJsonSchema, type SchemaNode } from '#core/agreement/agreement-json-schema.ts';
import { FIELD_RULES } from '#core/agreement/field-rules.ts';
import {
  base,
  changes,
  effectAt,
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

const renamed: Sections = JSON.parse(JSON.stringify(base).replaceAll('"brand"', '"acme"'));

/** A field, where it stands, what it is, and what weakens it; back again it is stricter, unless said. */
type Row = readonly [
  field: string,
  path: string,
  before: Sections,
  weaker: Sections,
  back?: 'weaker' | 'stricter',
];

const withLevel = (one: readonly string[], two: readonly string[]): Sections => ({
  airlock: 2,
  ...lists({
    customers: {
      attributes: { tier: [...one, ...two] },
      hierarchies: { tier: { class: { one, two } } },
    },
  }),
});

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

  it('rank no noise below Laplace, and that below Gaussian, whose delta is for life', () => {
    const effect = (before: Sections, after: Sections) => effectAt('privacy.noise', before, after);
    expect(effect(gaussian(), noisy())).toBe('weaker');
    expect(effect(noisy(), gaussian())).toBe('stricter');
    expect(effect({}, gaussian())).toBe('stricter');
    expect(effect(gaussian(), {})).toBe('weaker');
  });

  it.each(['attributes', 'membership'] as const)(
    'leave it to the noise what came and went with it: %s',
    (protects) => {
      const hidden = noisy({ protects });
      const effect = (path: string, before: Sections, after: Sections) =>
        effectAt(`privacy.${path}`, before, after);
      expect(effect('noise', {}, hidden)).toBe('stricter');
      expect(effect('noise', hidden, {})).toBe('weaker');
      for (const path of ['protects', 'delta', 'roundTo', 'minimumChange']) {
        expect(effect(path, {}, hidden)).toBe('changed');
        expect(effect(path, hidden, {})).toBe('changed');
      }
    },
  );

  it('take a lifetime that is gone for one without end, and one that came for stricter', () => {
    const bounded = noisy({ lifetimeEpsilon: 40 });
    expect(effectAt('privacy.lifetimeEpsilon', bounded, noisy())).toBe('weaker');
    expect(effectAt('privacy.lifetimeEpsilon', noisy(), bounded)).toBe('stricter');
  });

  it('tell a support that follows k once, and one that was stated for itself', () => {
    const [before, after] = [noisy({ k: 100 }), noisy({ k: 60 })];
    expect(changes(before, after).map(({ path }) => path)).toEqual(['privacy.k']);
    const stated = noisy({ k: 60, minimumSupport: 80 });
    expect(effectAt('privacy.minimumSupport', before, stated)).toBe('weaker');
    expect(effectAt('privacy.minimumSupport', after, stated)).toBe('stricter');
  });

  it('compare what is preset with what is said', () => {
    expect(changes(noisy(), noisy({ protects: 'attributes', minimumSupport: 50 }))).toEqual([
      { path: 'privacy', effect: 'changed' },
    ]);
    expect(changes({}, shares(0.5, 0.5))).toEqual([{ path: 'shares', effect: 'changed' }]);
    expect(effectAt('shares.brand', {}, shares(0.6, 0.4))).toBe('weaker');
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
