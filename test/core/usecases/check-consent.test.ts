import { describe, expect, it } from 'vitest';
import type { Consent } from '#core/drops/consent/consent-mapping.ts';
import { checkConsent } from '#core/usecases/drops/check-consent.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { EXAMPLE_NEEDS } from '#test/support/consent/consent-strings.ts';

const YES: Consent = { column: 'ok', accept: ['yes'] };
const since = { column: 'when', format: 'iso' };
const TIME: Consent = { kind: 'timestamp', column: 'when', format: 'iso' };
const TCF: Consent = { kind: 'tcf', column: 'tc' };
const GPP: Consent = { kind: 'gpp', column: 'gpp' };
const ALL = {
  kinds: ['attested', 'boolean', 'timestamp', 'tcf', 'gpp'],
  ...{ tcf: EXAMPLE_NEEDS, gpp: { usnat: ['Gpc'] } },
};

const check = (terms: object | undefined, consent: Consent | undefined) => (): void =>
  checkConsent({
    signed: testAgreement({ airlock: 2, ...(terms && { consent: terms }) }),
    mapping: { consent },
    attestation: consent === undefined ? 'everybody agreed' : undefined,
  });

describe('consent as a mapping and a party show it', () => {
  it.each<[string, object | undefined, Consent | undefined]>([
    ['a word where nothing is agreed', undefined, undefined],
    ['a yes where nothing is agreed', undefined, YES],
    ['a time where nothing is agreed', undefined, TIME],
    ['a word that is agreed', ALL, undefined],
    ['a yes that is agreed', ALL, YES],
    ['a time that is agreed', ALL, TIME],
    ['a TCF string that is agreed', ALL, TCF],
    ['a GPP string that is agreed', ALL, GPP],
    ['a yes that says since when', { ...ALL, maxAgeDays: 9 }, { ...YES, since }],
    ['a GPP string beside a date', { ...ALL, maxAgeDays: 9 }, { ...GPP, since }],
    ['a TCF string, which has its date', { ...ALL, maxAgeDays: 9 }, TCF],
    ['a time', { ...ALL, maxAgeDays: 9 }, TIME],
    ['a word, which is for the age as well', { ...ALL, maxAgeDays: 9 }, undefined],
  ])('is taken: %s', (_, terms, consent) => {
    expect(check(terms, consent)).not.toThrow();
  });

  it.each<[string, [object | undefined, Consent | undefined], RegExp]>([
    [
      'a word where a column is agreed',
      [{ kinds: ['boolean', 'timestamp'] }, undefined],
      /does not take consent that is attested: say .*accept: \[yes\] \} or \{.*kind: timestamp \}\.$/,
    ],
    ['a yes where a time is agreed', [{ kinds: ['timestamp'] }, YES], /consent that is boolean/],
    ['a time where a yes is agreed', [{ kinds: ['boolean'] }, TIME], /consent that is timestamp/],
    ['a string where a yes is agreed', [{ kinds: ['boolean'] }, TCF], /consent that is tcf/],
    ['a string where nothing is agreed', [undefined, TCF], /what a string of tcf must allow/],
    ['another where nothing is agreed', [undefined, GPP], /what a string of gpp must allow/],
    ['a yes without its date', [{ ...ALL, maxAgeDays: 9 }, YES], /for 9 days: say .* "since"/],
    ['a GPP string without it', [{ ...ALL, maxAgeDays: 9 }, GPP], /for 9 days: say .* "since"/],
  ])('is refused: %s', (_, said, says) => {
    expect(check(...said)).toThrow(says);
  });
});
