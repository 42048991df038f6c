import { describe, expect, it } from 'vitest';
import type { Mapping } from '#core/drops/mapping.ts';
import { type FaultPlace, placeOfFault, planRows, rowPlaces } from '#core/drops/row-plan.ts';
import { rowReader } from '#core/drops/row-reader.ts';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import type { NormalisedIdentifier } from '#core/identifiers/profile.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import type { FilePlace } from '#core/lint/prepared-report.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';

const digest = (text: string): string => digestIdentifier(text as NormalisedIdentifier);
const ADA = digest('ada@example.org');
const PHONE = digest('+447400000001');

const RAW: Mapping = {
  identifiers: {
    email: { column: 'mail', hashed: false },
    phone: { column: 'tel', hashed: false },
  },
  attributes: { tier: 'level' },
  consent: { column: 'ok', accept: ['Yes', ' true '] },
};
const HASHED: Mapping = {
  ...RAW,
  identifiers: { email: { column: 'mail', hashed: true }, phone: { column: 'tel', hashed: true } },
};

const readerOf = (mapping: Mapping, kinds: readonly string[] = ['email', 'phone']) => {
  const { agreement } = testAgreement({
    identifiers: { profile: 'uid2', kinds, defaultCountry: 'GB' },
  });
  const attributes = { tier: ['gold', 'silver', 'Café'] };
  const rules = { agreement, mapping, attributes };
  const plan = planRows(rules);
  const tally = new LintTally(plan.kinds);
  const places = rowPlaces(rules, plan);
  const columns = (place: FaultPlace): FilePlace => placeOfFault(places, place);
  return { plan, tally, columns, read: rowReader(rules, plan, tally) };
};

describe('consent in two columns', () => {
  it('stands behind all others, ids of the party among them', () => {
    const { agreement } = testAgreement({
      airlock: 2,
      datasets: {
        brand: { customers: { bridges: 1, attributes: { tier: ['gold', 'silver'] } } },
        publisher: { audience: { attributes: {} } },
      },
    });
    const mapping: Mapping = {
      ...{
        identifiers: { email: { column: 'mail', hashed: false } },
        attributes: { tier: 'level' },
      },
      bridges: ['cookie'],
      consent: { column: 'ok', accept: ['yes'], since: 'when' },
    };
    const rules = {
      ...{ agreement, mapping, attributes: { tier: ['gold', 'silver'] } },
      own: { party: 'brand', most: 1 },
      consentSpan: { earliest: 0, latest: 2_000_000_000 },
    };
    const plan = planRows(rules);
    expect(plan.wanted).toEqual(['mail', 'cookie', 'level', 'ok', 'when']);
    const read = rowReader(rules, plan, new LintTally(['email', '_own_a']));
    const row = read(['ada@example.org', 'c-1', 'silver', 'yes', '2026-10-01']);
    expect(row).toMatchObject({ outcome: 'accepted', fields: [ADA, expect.any(String), 'silver'] });
    expect(read(['ada@example.org', 'c-1', 'silver', 'yes', ''])).toMatchObject({
      ...{ outcome: 'quarantined', reason: 'undated-consent' },
    });
  });
});

describe('the plan of a file', () => {
  it('puts kinds in the order of the agreement, then attributes, then consent', () => {
    const turned = {
      ...RAW,
      identifiers: { phone: RAW.identifiers.phone, email: RAW.identifiers.email },
    } as Mapping;
    expect(readerOf(turned).plan).toEqual({
      wanted: ['mail', 'tel', 'level', 'ok'],
      kinds: ['email', 'phone'],
      slots: [],
      matchSlots: [],
      attributes: ['tier'],
    });
  });

  it('leaves out kinds that are not mapped, and consent where there is no column', () => {
    const { consent: _, ...mapping } = { ...RAW, identifiers: { phone: RAW.identifiers.phone } };
    expect(readerOf(mapping as Mapping).plan).toMatchObject({
      wanted: ['tel', 'level'],
      kinds: ['phone'],
    });
  });
});

describe('a row of raw identifiers', () => {
  const fields = (...row: (string | null)[]) => readerOf(RAW).read(row);

  it('becomes digests of the normal forms, and its attributes', () => {
    expect(fields(' Ada@Example.org', '07400 000001', 'gold', 'yes')).toEqual({
      outcome: 'accepted',
      fields: [ADA, PHONE, 'gold'],
      setAside: [],
    });
  });

  it('is kept with one identifier missing or unusable, which is told with its kind', () => {
    expect(fields('ada@example.org', 'call me', 'gold', 'yes')).toMatchObject({
      outcome: 'accepted',
      setAside: [{ kind: 1, reason: 'invalid-identifier' }],
    });
    for (const tel of [null, '', '  ', 'call me'])
      expect(fields('ada@example.org', tel, 'gold', 'yes')).toMatchObject({
        fields: [ADA, null, 'gold'],
      });
  });

  it('takes declared values in any composition of accents and spaces around', () => {
    expect(fields('ada@example.org', null, ' Cafe\u0301 ', 'TRUE')).toMatchObject({
      fields: [ADA, null, 'Café'],
    });
  });

  const LEVEL = { columns: ['level'], mappedTo: 'tier' };
  const MAIL = { columns: ['mail'], mappedTo: 'email' };
  const TEL = { columns: ['tel'], mappedTo: 'phone' };

  it.each<[LintReason, FilePlace, (string | null)[]]>([
    ['no-consent', { columns: ['ok'] }, ['ada@example.org', null, 'gold', 'no']],
    ['no-consent', { columns: ['ok'] }, ['ada@example.org', null, 'gold', '']],
    ['no-consent', { columns: ['ok'] }, ['ada@example.org', null, 'gold', null]],
    ['undeclared-value', LEVEL, ['ada@example.org', null, 'platinum', 'yes']],
    ['undeclared-value', LEVEL, ['ada@example.org', null, 'Gold', 'yes']],
    ['undeclared-value', LEVEL, ['ada@example.org', null, '', 'yes']],
    ['undeclared-value', LEVEL, ['ada@example.org', null, null, 'yes']],
    ['no-identifier', { columns: ['mail', 'tel'] }, [null, '', 'gold', 'yes']],
    ['invalid-identifier', MAIL, ['ada', '', 'gold', 'yes']],
    ['invalid-identifier', TEL, ['', '12', 'gold', 'yes']],
    ['placeholder', MAIL, ['n/a', '', 'gold', 'yes']],
    ['placeholder', MAIL, ['Test@Test.com', '', 'gold', 'yes']],
    ['placeholder', TEL, ['', 'NULL', 'gold', 'yes']],
  ])('is quarantined for %s, with the column %j: %j', (reason, place, row) => {
    const { read, columns } = readerOf(RAW);
    const left = read(row);
    expect(left).toMatchObject({ outcome: 'quarantined', reason });
    expect('place' in left && columns(left.place)).toEqual(place);
  });

  it('is left out before its attributes are looked at, and these before its identifiers', () => {
    expect(fields('ada', null, 'platinum', 'no')).toMatchObject({ reason: 'no-consent' });
    expect(fields(' ', null, 'platinum', 'yes')).toMatchObject({ reason: 'no-identifier' });
    expect(fields('ada', null, 'platinum', 'yes')).toMatchObject({ reason: 'undeclared-value' });
  });

  it('has one object for each place, so that findings can be counted by it', () => {
    const { read, columns } = readerOf(RAW);
    const placeOf = (text: string) => {
      const row = read([text, '', 'gold', 'yes']);
      return row.outcome === 'quarantined' ? columns(row.place) : undefined;
    };
    expect(placeOf('ada')).toBe(placeOf('n/a'));
  });

  it('is counted: what was seen and what was set aside', () => {
    const { read, tally } = readerOf(RAW);
    read(['ada@example.org', 'call me', 'gold', 'yes']);
    read(['ada', '', 'gold', 'yes']);
    expect(tally.report.identifiers).toEqual({
      email: { seen: 2, setAside: { 'invalid-identifier': 1 }, shapes: {}, repaired: {} },
      phone: { seen: 1, setAside: { 'invalid-identifier': 1 }, shapes: {}, repaired: {} },
    });
  });
});

describe('a row of digests', () => {
  it.each([
    ['lower-case hex', ADA],
    ['upper-case hex', ADA.toUpperCase()],
    ['base64', Buffer.from(ADA, 'hex').toString('base64')],
    ['a prefix', `sha256:${ADA}`],
    ['bytes of PostgreSQL', `\\x${ADA}`],
    ['a spreadsheet', `="${ADA}"`],
    ['spaces around', ` ${ADA}\t`],
  ])('is read from %s', (_, text) => {
    expect(readerOf(HASHED).read([text, '', 'gold', 'yes'])).toMatchObject({
      fields: [ADA, null, 'gold'],
    });
  });

  it.each<[LintReason, string]>([
    ['raw-email', 'ada@example.org'],
    ['raw-phone', '+44 7400 000001'],
    ['not-a-digest', ADA.slice(2)],
    ['digest-of-digest', Buffer.from(ADA).toString('base64')],
    ['digest-of-digest', digest(digest('null'))],
    ['placeholder', '#N/A'],
    ['placeholder', digest('')],
    ['placeholder', digest('NULL')],
    ['placeholder', digest('test@test.com').toUpperCase()],
  ])('is quarantined for %s: %s', (reason, text) => {
    const { read, tally } = readerOf(HASHED);
    expect(read([text, '', 'gold', 'yes'])).toMatchObject({ outcome: 'quarantined', reason });
    expect(tally.report.identifiers.email?.setAside).toEqual({ [reason]: 1 });
  });
});

describe('a kind of several columns', () => {
  const mapping: Mapping = {
    identifiers: { name_birthdate: { columns: ['first', 'last', 'born'], hashed: false } },
    attributes: { tier: 'level' },
  };

  it('becomes one digest of all its parts', () => {
    const { plan, read } = readerOf(mapping, ['name_birthdate']);
    expect(plan.wanted).toEqual(['first', 'last', 'born', 'level']);
    const one = read(['Ada', 'Lovelace', '1985-12-10', 'gold']);
    expect(one).toEqual(read(['ADA', 'lovelace', '1985-12-10', 'gold']));
    expect(one).toMatchObject({ fields: [expect.stringMatching(/^[0-9a-f]{64}$/), 'gold'] });
    expect(one).not.toEqual(read(['Ad', 'aLovelace', '1985-12-10', 'gold']));
  });

  it('is no identifier while a part is empty', () => {
    const { read } = readerOf(mapping, ['name_birthdate']);
    expect(read(['Ada', '', '1985-12-10', 'gold'])).toMatchObject({ reason: 'no-identifier' });
  });

  it('may be one column when it is hashed, and must be all when it is not', () => {
    const hashed: Mapping = {
      identifiers: { name_birthdate: { column: 'digest', hashed: true } },
      attributes: { tier: 'level' },
    };
    const { read } = readerOf(hashed, ['name_birthdate']);
    expect(read([ADA, 'gold'])).toMatchObject({ fields: [ADA, 'gold'] });
    const half: Mapping = {
      identifiers: { name_birthdate: { columns: ['first', 'born'], hashed: false } },
      attributes: { tier: 'level' },
    };
    expect(() => readerOf(half, ['name_birthdate'])).toThrow(/given_name, surname, birth_date/);
  });
});
