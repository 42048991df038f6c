import { describe, expect, it } from 'vitest';
import { decodersFor } from '#core/drops/consent/consent-decoders.ts';
import type { Consent } from '#core/drops/consent/consent-mapping.ts';
import { consentReader } from '#core/drops/consent/consent-reader.ts';
import { consentSpan } from '#core/drops/consent/consent-span.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import {
  ALL_GIVEN,
  EXAMPLE_NEEDS,
  gppString,
  tcfString,
} from '#test/support/consent/consent-strings.ts';

const NOW = new Date('2026-11-02T08:00:00Z');
const TERMS = {
  kinds: ['boolean', 'timestamp', 'tcf', 'gpp'],
  maxAgeDays: 90,
  tcf: EXAMPLE_NEEDS,
  gpp: { usnat: ['SaleOptOut', 'Gpc'] },
};

const readerOf = async (consent: Consent, terms: object = TERMS) => {
  const { agreement } = testAgreement({ airlock: 2, consent: terms });
  return consentReader({
    agreement,
    mapping: { identifiers: {}, attributes: {}, consent },
    consentSpan: consentSpan(agreement, NOW),
    decoders: await decodersFor(consent),
  });
};

const judge = async (consent: Consent, field: string, since = '') =>
  (await readerOf(consent))(field, since);

describe('a yes', () => {
  it.each<[boolean | number | string, string]>([
    [true, 'TRUE'],
    [true, 'true'],
    [1, '1'],
    [1, '1.0'],
    [1, "'1"],
    ['yes', ' Yes '],
    ['Sí', 'Si\u0301'],
    ['Sí', '="SÍ"'],
  ])('is given where the file writes %j as %j', async (accept, field) => {
    expect(await judge({ column: 'ok', accept: [accept] }, field)).toBe('given');
  });

  it.each<[boolean | number | string, string]>([
    [true, '1'],
    [true, 'yes'],
    [1, 'true'],
    [1, '10'],
    [0, ''],
    ['yes', 'yesterday'],
    ['yes', ''],
    ['Sí', 'Si'],
    ['yes', '2026-10-01'],
    ['yes', tcfString(ALL_GIVEN)],
  ])('is not given where nobody accepted it: %j is not %j', async (accept, field) => {
    expect(await judge({ column: 'ok', accept: [accept] }, field)).toBe('no-consent');
  });

  it.each([
    ['yes', '2026-10-01', 'given'],
    ['yes', '2026-08-01', 'consent-too-old'],
    ['yes', '', 'undated-consent'],
    ['yes', 'n/a', 'undated-consent'],
    ['no', '', 'no-consent'],
    ['yes', 'lately', 'unread-consent'],
    ['yes', '2026-11-20', 'future-consent'],
    ['no', '2026-10-01', 'no-consent'],
    ['no', 'lately', 'no-consent'],
  ])('%s since %j is %s', async (field, when, verdict) => {
    const since = { column: 'when', format: 'iso' };
    expect(await judge({ column: 'ok', accept: ['yes'], since }, field, when)).toBe(verdict);
  });
});

describe('a time of consent', () => {
  const iso: Consent = { kind: 'timestamp', column: 'when', format: 'iso' };

  it.each([
    ['2026-10-01', 'given'],
    ['2026-10-01T12:30:00+02:00', 'given'],
    ['2026-08-04T08:00:00Z', 'given'],
    ['2026-08-04T07:59:59Z', 'consent-too-old'],
    ['2026-11-03T08:00:00Z', 'given'],
    ['2026-11-03T08:00:01Z', 'future-consent'],
    ['9999-12-31', 'unread-consent'],
    ['2026-02-30', 'unread-consent'],
    ['01/10/2026', 'unread-consent'],
    ['yes', 'unread-consent'],
    [tcfString(ALL_GIVEN), 'unread-consent'],
    ['', 'no-consent'],
    ['  ', 'no-consent'],
    ['n/a', 'no-consent'],
    ['0000-00-00', 'no-consent'],
  ])('%j is %s', async (field, verdict) => {
    expect(await judge(iso, field)).toBe(verdict);
  });

  it('is of the zone of the mapping where it names none, and of UTC where that does not either', async () => {
    const paris: Consent = { ...iso, zone: 'Europe/Paris' };
    expect(await judge(paris, '2026-08-04T09:00:00')).toBe('consent-too-old');
    expect(await judge(iso, '2026-08-04T09:00:00')).toBe('given');
  });

  it('is read as the mapping says', async () => {
    const german: Consent = { kind: 'timestamp', column: 'when', format: 'DD.MM.YYYY HH:mm' };
    expect(await judge(german, '01.10.2026 12:00')).toBe('given');
  });

  it('counts however old where the agreement has no bound', async () => {
    const read = await readerOf(iso, { kinds: ['timestamp'] });
    expect(read('2001-01-01', '')).toBe('given');
  });

  it('counts for nothing where nobody said when the drop is prepared', () => {
    const { agreement } = testAgreement({ airlock: 2, consent: TERMS });
    const mapping = { identifiers: {}, attributes: {}, consent: iso };
    expect(consentReader({ agreement, mapping })('2026-10-01', '')).toBe('future-consent');
  });
});

describe('a string of TCF', () => {
  const given = tcfString(ALL_GIVEN);

  it.each([
    ['one that allows all', given, 'given'],
    ['one with blanks around', ` ${given} `, 'given'],
    [
      'one that is too old',
      tcfString({ ...ALL_GIVEN, updated: new Date('2026-07-01') }),
      'consent-too-old',
    ],
    [
      'one of next year',
      tcfString({ ...ALL_GIVEN, updated: new Date('2027-07-01') }),
      'future-consent',
    ],
    [
      'an old one that allows too little',
      tcfString({ updated: new Date('2020-07-01') }),
      'no-consent',
    ],
    ['a yes', 'yes', 'unread-consent'],
    ['a GPP string', gppString({ usnat: { SaleOptOut: 2 } }), 'unread-consent'],
    ['one that is endless', given.padEnd(9_000, 'A'), 'unread-consent'],
    ['nothing', '', 'no-consent'],
    ['a filler', 'null', 'no-consent'],
  ])('%s', async (_, field, verdict) => {
    expect(await judge({ kind: 'tcf', column: 'tc' }, field)).toBe(verdict);
  });

  it('is read by nothing where nobody loaded the decoder: a fault of ours', () => {
    const { agreement } = testAgreement({ airlock: 2, consent: TERMS });
    const mapping = {
      identifiers: {},
      attributes: {},
      consent: { kind: 'tcf' as const, column: 'tc' },
    };
    expect(() => consentReader({ agreement, mapping })).toThrow('read by nothing');
  });
});

describe('a string of GPP', () => {
  const says = (SaleOptOut: number, Gpc = false) => gppString({ usnat: { SaleOptOut, Gpc } });
  const since = { column: 'when', format: 'iso' };
  const gpp: Consent = { kind: 'gpp', column: 'gpp', since };

  const lately = '2026-10-01';
  const eu = (updated: Date) => gppString({}, tcfString({ ...ALL_GIVEN, updated }));

  it.each([
    ['nobody opted out', [says(2), lately], 'given'],
    ['nobody says since when', [says(2), ''], 'undated-consent'],
    [
      'it is of the EU, and names no vendors',
      [gppString({}, tcfString({ ...ALL_GIVEN, disclosed: undefined })), lately],
      'undisclosed-vendors',
    ],
    ['they did', [says(1), lately], 'no-consent'],
    ['their browser did', [says(2, true), lately], 'no-consent'],
    ['they may have', [says(0), lately], 'no-consent'],
    ['it was long ago', [says(2), '2026-01-01'], 'consent-too-old'],
    ['it is one of TCF', [tcfString(ALL_GIVEN), lately], 'unread-consent'],
    ['it is of the EU, long ago', [eu(new Date('2026-01-01')), lately], 'consent-too-old'],
    ['it is of the EU', [eu(new Date('2026-10-01')), lately], 'given'],
  ] as const)('where %s', async (_, [field, since], verdict) => {
    expect(await judge(gpp, field, since)).toBe(verdict);
  });
});
