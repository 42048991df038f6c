import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { bandsOf, bandsText } from '#console/pages/prepare/bands-of.ts';
import type { Mapped } from '#console/pages/prepare/fields.ts';
import { fieldsOf } from '#console/pages/prepare/fields-of.ts';
import { mappingOf } from '#console/pages/prepare/mapping-of.ts';
import { rolesFor, roleText } from '#console/pages/prepare/roles.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';

const NAMES = [
  'Mail',
  'Mail 2',
  'Tel',
  'Land',
  'First',
  'Last',
  'Born',
  'Class',
  'Yes',
  'When',
  'Sha',
];

const { agreement } = testAgreement({
  identifiers: { profile: 'uid2', kinds: ['email', 'phone', 'name_birthdate'] },
});

const MAPPED: Mapped = {
  ...{ agreement, party: 'brand', dataset: 'customers' },
  columns: NAMES.map((name) => ({
    ...{ name, shapes: [], empty: 0 },
    values: ['SLV', 'gold', 'yes'].map((text) => ({ text, rows: 9 })),
  })),
};

/** What a mapping file says comes out of the form as it went in. */
const expectKept = (mapping: object, mapped = MAPPED): void => {
  const parsed = Mapping.parse(mapping);
  const made = Mapping.parse(mappingOf(mapped, fieldsOf(mapped, parsed)));
  expect(JSON.parse(JSON.stringify(made))).toEqual(JSON.parse(JSON.stringify(parsed)));
};

const email = { column: 'Mail', hashed: false };

describe('the form of a mapping keeps', () => {
  it.each<[string, object]>([
    ['a column', { identifiers: { email }, attributes: { tier: 'Class' } }],
    [
      'several columns, in the order that is preferred',
      { identifiers: { email: { columns: ['Mail 2', 'Mail'], hashed: false } } },
    ],
    ['digests', { identifiers: { email: { column: 'Sha', hashed: true } } }],
    [
      'the country of phone numbers',
      { identifiers: { phone: { column: 'Tel', hashed: false, country: 'FR' } } },
    ],
    [
      'a column of countries',
      { identifiers: { phone: { column: 'Tel', hashed: false, country: { column: 'Land' } } } },
    ],
    [
      'how birth dates are written',
      {
        identifiers: {
          name_birthdate: {
            columns: ['First', 'Last', { column: 'Born', format: 'DD/MM/YY', firstYear: 1930 }],
            hashed: false,
          },
        },
      },
    ],
    [
      'what values mean',
      {
        identifiers: { email },
        attributes: {
          tier: {
            column: 'Class',
            ignore: ['case'],
            values: { SLV: 'silver' },
            otherwise: 'unknown',
          },
        },
      },
    ],
    [
      'bands of ages',
      {
        identifiers: { email },
        attributes: {
          tier: {
            column: 'Born',
            bands: { '18-34': 'gold', '35+': 'silver' },
            format: 'DD/MM/YYYY',
            yearsBefore: '2026-11-01',
          },
        },
      },
    ],
    [
      'an attribute of a column with another use',
      {
        identifiers: { name_birthdate: { columns: ['First', 'Last', 'Born'], hashed: false } },
        attributes: { tier: 'Born' },
      },
    ],
    [
      'words of consent, common or not',
      {
        identifiers: { email },
        consent: {
          column: 'Yes',
          accept: ['yes', 'oui'],
          since: { column: 'When', format: 'DD/MM/YYYY' },
        },
      },
    ],
    [
      'the time of consent',
      {
        identifiers: { email },
        consent: { column: 'When', kind: 'timestamp', format: 'DD/MM/YYYY' },
      },
    ],
    ['strings of consent', { identifiers: { email }, consent: { column: 'Yes', kind: 'tcf' } }],
    ['a rule for repeats', { identifiers: { email }, repeats: 'refuse' }],
    ['the column of the last change', { identifiers: { email }, repeats: { last: 'When' } }],
  ])('%s', (_, mapping) => expectKept(mapping));

  it('who a person is and own ids, where the agreement takes them', () => {
    const document = agreementDocument();
    const [table, digest] = [
      'airlock-default-1',
      'fe1db5f2622865ab8374061796c108c215332379e1f627dd57d380df0f3592c8',
    ];
    const text = stringify({
      ...{ ...document, airlock: 2, drops: { sealed: true } },
      match: { table, digest, total: 116, personal: 30, cap: 50 },
      datasets: {
        brand: { customers: { attributes: {}, bridges: 2 } },
        publisher: { audience: { attributes: {} } },
      },
    });
    const points = { ...MAPPED, agreement: parseAgreement(text, 'agreement.yaml').agreement };
    expectKept(
      {
        identifiers: {},
        match: { surname: 'Last', birth_date: { column: 'Born', format: 'DDMMYYYY' } },
      },
      points,
    );
    expectKept({ identifiers: { email }, bridges: ['Sha', 'Class'] }, points);
    expectKept({ identifiers: { email }, bridges: { column: 'Sha', split: ';' } }, points);
    const roles = rolesFor(points).map(roleText);
    expect(roles).toEqual(expect.arrayContaining(['own', 'part:street']));
  });
});

it('a column is offered what its agreement has a use for', () => {
  const plain: Mapped = { ...MAPPED, agreement: testAgreement().agreement };
  expect(rolesFor(plain).map(roleText)).toEqual([
    ...['', 'kind:email', 'hashed:email', 'kind:phone', 'hashed:phone', 'attribute:tier'],
    ...['consent', 'since', 'country', 'updated'],
  ]);
});

it('bands are typed one on a line, and what is no band stays as it was typed', () => {
  const bands = { '18-34': 'gold', '>=35 <60': 'silver' };
  expect(bandsOf('18-34 = gold\r\n\n >=35 <60 = silver ')).toEqual(bands);
  expect(bandsOf(bandsText(bands))).toEqual(bands);
  expect(bandsOf('young')).toEqual({ young: 'young' });
  expect(bandsOf(' \n')).toBeUndefined();
});
