import { EXAMPLE_NEEDS } from '#test/support/consent/consent-strings.ts';
import type { Sections } from './compared-sections.ts';
import type { Row } from './field-rule-rows.ts';

/** Terms of consent with each field, some of which are others. */
export const consentTerms = (changes: Sections = {}): Sections => ({
  airlock: 2,
  consent: {
    ...{ kinds: ['tcf', 'gpp'], maxAgeDays: 390, tcf: { ...EXAMPLE_NEEDS, vendors: [12, 755] } },
    ...{ gpp: { usnat: ['SaleOptOut', 'Gpc'] }, ...changes },
  },
});
const asks = (changes: Sections): Sections =>
  consentTerms({ tcf: { ...EXAMPLE_NEEDS, vendors: [12, 755], ...changes } });

/** Every field of the terms of consent. */
export const CONSENT_ROWS: readonly Row[] = [
  [
    'consent.kinds',
    'consent.kinds',
    consentTerms(),
    consentTerms({ kinds: ['tcf', 'gpp', 'attested'] }),
  ],
  ['consent.maxAgeDays', 'consent.maxAgeDays', consentTerms(), consentTerms({ maxAgeDays: 391 })],
  ['consent.tcf.vendors', 'consent.tcf.vendors', asks({}), asks({ vendors: [755] })],
  ['consent.tcf.consent', 'consent.tcf.consent', asks({}), asks({ consent: [1, 3] })],
  [
    'consent.tcf.legitimateInterests',
    'consent.tcf.legitimateInterests',
    asks({ legitimateInterests: [7, 9] }),
    asks({}),
  ],
  [
    'consent.gpp.*',
    'consent.gpp.usnat',
    consentTerms(),
    consentTerms({ gpp: { usnat: ['SaleOptOut'] } }),
  ],
];
