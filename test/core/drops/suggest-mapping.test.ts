import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mapping } from '#core/drops/mapping.ts';
import { suggestMapping } from '#core/drops/suggest-mapping.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { ALL_GIVEN, gppString, tcfString } from '#test/support/consent/consent-strings.ts';

const { agreement } = testAgreement({
  identifiers: {
    profile: 'uid2',
    kinds: ['email', 'phone', 'maid', 'customer_id', 'name_birthdate', 'name_postcode'],
    defaultCountry: 'GB',
  },
});

const wanted = { agreement, attributes: {}, attested: false };

/** What a file with this header and these columns of values suggests. */
const suggestOf = (columns: readonly string[], rows: readonly (readonly string[])[] = []) =>
  suggestMapping({ columns, rows }, wanted);

/** A column of the same value in ten rows. */
const filled = (...values: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 10 }, () => values);

/** A column of these values. */
const column = (...values: readonly string[]): readonly (readonly string[])[] =>
  values.map((value) => [value]);

describe('the values of a column', () => {
  it('overrule its name: a street is no e-mail, and the reason is told', () => {
    const { mapping, notes } = suggestOf(['Mail'], filled('12 High Street'));
    expect(mapping.identifiers.email).toBeUndefined();
    expect(notes).toContainEqual({
      about: 'email',
      what: 'left-out',
      says: '"Mail" is named like it, but does not hold it.',
    });
  });

  it('are enough where its name says nothing', () => {
    const { mapping } = suggestOf(['Login', 'Owner'], filled('ann@example.org', 'bo@example.org'));
    expect(mapping.identifiers.email).toEqual({ column: 'Login', hashed: false });
  });

  it.each([
    ['email_sha256', 'ab'.repeat(32), true],
    ['email', 'ab'.repeat(32), true],
    ['email_hash', 'ann@example.org', false],
  ])('say whether "%s" is hashed', (name, value, hashed) => {
    expect(suggestOf([name], filled(value)).mapping.identifiers.email).toEqual({
      column: name,
      hashed,
    });
  });

  it('are no payment cards to be matched on', () => {
    const { mapping, notes } = suggestOf(['Card number'], filled('4111111111111111'));
    expect(mapping.identifiers.customer_id).toBeUndefined();
    expect(notes.some(({ says }) => says.includes('payment cards'))).toBe(true);
  });

  it.each([
    [['31/12/1980', '01/02/1990', '03/04/1970'], 'DD/MM/YYYY'],
    [['12/31/1980', '01/02/1990', '03/04/1970'], 'MM/DD/YYYY'],
    [['31.12.1980', '01.02.1990', '03.04.1970'], 'DD.MM.YYYY'],
    [['1980-12-31', '1990-02-01', '1970-04-03'], undefined],
  ])('say how birth dates are written: %j', (days, format) => {
    const rows = days.map((day) => ['Ann', 'Bo', day]);
    const { mapping, notes } = suggestOf(['First Name', 'Last Name', 'DOB'], rows);
    expect(mapping.identifiers.name_birthdate).toEqual({
      columns: ['First Name', 'Last Name', format ? { column: 'DOB', format } : 'DOB'],
      hashed: false,
    });
    expect(
      notes.filter(({ about, what }) => about === 'name_birthdate' && what === 'open'),
    ).toEqual([]);
  });

  it('are never guessed where a day may be a month', () => {
    const rows = ['01/02/1990', '03/04/1970', '05/06/1980'].map((day) => ['Ann', 'Bo', day]);
    const { notes, complete } = suggestOf(['First Name', 'Last Name', 'DOB'], rows);
    expect(complete).toBe(false);
    expect(notes).toContainEqual({
      about: 'name_birthdate',
      what: 'open',
      says: '"DOB" holds the day of birth, but its dates may be DD/MM/YYYY or MM/DD/YYYY: say which by { column, format }.',
    });
  });

  it('name the country of numbers that do not say it', () => {
    const national = suggestOf(['Phone', 'Country'], filled('0171 123456', 'FR'));
    expect(national.mapping.identifiers.phone).toEqual({
      column: 'Phone',
      country: { column: 'Country' },
      hashed: false,
    });
    const whole = suggestOf(['Phone', 'Country'], filled('+33171123456', 'FR'));
    expect(whole.mapping.identifiers.phone).toEqual({ column: 'Phone', hashed: false });
  });
});

describe('consent', () => {
  const accepted = (name: string, ...values: readonly string[]) =>
    suggestOf([name], column(...values)).mapping.consent;

  it.each([
    ['Consentement', ['Oui', 'Non', 'oui'], ['Oui']],
    ['Accepts Marketing', ['no', 'yes', 'no'], ['yes']],
    ['Opt-in', ['TRUE', 'FALSE', 'TRUE'], ['TRUE']],
    ['Newsletter', ['1', '0', '0'], ['1']],
    ['Email Marketing Consent', ['NEVER_SUBSCRIBED', 'SUBSCRIBED', 'UNSUBSCRIBED'], ['SUBSCRIBED']],
    ['Einwilligung', ['Nein', 'Ja', 'Ja'], ['Ja']],
    ['Accepte le marketing par e-mail', ['Non', 'Non', 'Non'], ['oui']],
    ['HasOptedOutOfEmail', ['true', 'false', 'false'], ['false']],
    ['Email Opt Out', ['0', '1', '0'], ['0']],
  ])('of "%s" is offered as the file words it', (name, values, accept) => {
    expect(accepted(name, ...values)).toEqual({ column: name, accept });
  });

  it.each(['Email Marketing Consent Timestamp', 'OPTIN_TIME', 'OPTIN_IP', 'Consent Source'])(
    'is not "%s"',
    (name) => {
      expect(accepted(name)).toBeUndefined();
    },
  );

  it('is not a time, whatever its name', () => {
    const { mapping, notes } = suggestOf(['Opt-in'], filled('2025-01-02 03:04:05'));
    expect(mapping.consent).toBeUndefined();
    expect(notes.some(({ says }) => says.includes('holds when, not whether'))).toBe(true);
  });

  it.each([
    ['TCF', tcfString(ALL_GIVEN)],
    ['GPP', gppString({ usnat: { SaleOptOut: 2 } })],
  ])('is left open where it is a string of %s, by which kind to say', (_, text) => {
    const { notes, complete } = suggestOf(['Consent'], filled(text));
    expect(complete).toBe(false);
    expect(notes.some(({ says }) => says.includes('holds strings of consent: write'))).toBe(true);
    expect(JSON.stringify(notes)).not.toContain(text.slice(0, 12));
  });

  it('is left open where only those are marked who opted out', () => {
    const { notes, complete } = suggestOf(['Opt Out'], column('yes', '', 'yes', 'yes'));
    expect(complete).toBe(false);
    expect(notes.some(({ says }) => says.includes('marks who opted out'))).toBe(true);
  });

  it('may be attested instead', () => {
    const sample = { columns: ['Email'], rows: [] };
    expect(suggestMapping(sample, wanted).complete).toBe(false);
    expect(suggestMapping(sample, { ...wanted, attested: true }).complete).toBe(true);
  });
});

describe('an attribute', () => {
  const tier = { tier: ['gold', 'silver', 'mariée'] };
  const attributeOf = (name: string, ...values: readonly string[]) =>
    suggestMapping(
      { columns: [name], rows: column(...values) },
      { ...wanted, attributes: tier, attested: true },
    );

  it.each<[string, readonly string[], unknown]>([
    ['Loyalty Tier', ['gold', 'silver', 'gold'], 'Loyalty Tier'],
    ['Tier', ['Gold', 'SILVER', 'gold'], { column: 'Tier', ignore: ['case'] }],
    ['Tier', ['mariee', 'silver', 'gold'], { column: 'Tier', ignore: ['accents'] }],
    ['Niveau', ['gold', 'silver', 'gold'], 'Niveau'],
  ])('of "%s" is found by its name or its values', (name, values, source) => {
    expect(attributeOf(name, ...values).mapping.attributes).toEqual({ tier: source });
  });

  it('is left open where its values are others than declared', () => {
    const { complete, notes } = attributeOf('Tier', 'Or', 'Argent', 'Or');
    expect(complete).toBe(false);
    expect(notes.find(({ about }) => about === 'tier')?.says).toContain('3 are not declared');
    expect(JSON.stringify(notes)).not.toContain('Argent');
  });

  it('that no column holds is told', () => {
    expect(attributeOf('Colour', 'red', 'red', 'blue').notes).toContainEqual({
      about: 'tier',
      what: 'open',
      says: 'No column is named like it or holds its declared values: map one.',
    });
  });
});

describe("ids of the party's own", () => {
  const ownIds = (columns: readonly string[], ...rows: readonly (readonly string[])[]) =>
    suggestMapping({ columns, rows }, { ...wanted, ownIds: 2 });

  it('are suggested where the agreement takes some, and no column by which people are matched', () => {
    const columns = ['Email', 'Member ID', 'Cookie', 'App id', 'Login'];
    const row = ['ann@example.org', 'M-1', 'c-1', 'a-1', 'ann'];
    const { mapping, notes } = ownIds(columns, row, row, row);
    expect(mapping.bridges).toEqual(['Cookie', 'App id']);
    expect(notes).toContainEqual({
      ...{ about: 'bridges', what: 'left-out' },
      says: '"Login" may hold such ids too, and cannot be used beside it.',
    });
    expect(suggestMapping({ columns, rows: [row] }, wanted).mapping).not.toHaveProperty('bridges');
  });

  it('are parted where several stand in one field', () => {
    const { mapping } = ownIds(['cookies'], ['c-1|d-1'], ['c-2'], ['c-3|d-3']);
    expect(mapping.bridges).toEqual({ column: 'cookies', split: '|' });
  });

  it('are asked for where no column is named like one', () => {
    const { notes, complete } = ownIds(['Email'], ['ann@example.org']);
    expect(notes.map(({ about, what }) => [about, what])).toContainEqual(['bridges', 'open']);
    expect(complete).toBe(false);
  });
});

it('suggests a mapping that can be read, whatever the file (property)', () => {
  const text = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom('email', 'Phone', 'tier', 'consent', 'First Name', 'Last Name', 'DOB', 'zip'),
  );
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('yes', '1', '01/02/1990', 'a@b.org', '4E+11'),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(text, { maxLength: 8 }),
      fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 6 }),
      (columns, rows) => {
        const { mapping } = suggestMapping(
          { columns, rows },
          { ...wanted, attributes: { tier: ['gold', 'silver'] } },
        );
        expect(Mapping.safeParse(mapping).success).toBe(true);
      },
    ),
  );
});
