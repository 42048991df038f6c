import { expect, it } from 'vitest';
import { activationRows } from '#console/pages/terms/activation-rows.ts';
import { consentRows } from '#console/pages/terms/consent-rows.ts';
import { Numbers, Shares } from '#console/pages/terms/numbers.tsx';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { LANGUAGES } from '#console/words/language.ts';
import { WORDS } from '#console/words/words.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';

const { agreement } = testAgreement({
  airlock: 2,
  consent: {
    kinds: ['tcf', 'gpp'],
    maxAgeDays: 400,
    tcf: { vendors: [755, 793], consent: [1, 3] },
    gpp: { usnat: ['SaleOptOut'] },
  },
  activations: {
    k: {
      ...{ from: 'customers', to: 'audience', use: 'include' },
      purpose: 'Show the spring offer to <b>customers</b> who stayed away.',
      segment: { tier: ['gold', 'silver'] },
      consent: { attribute: 'listed', value: 'granted' },
      ...{ on: ['email'], minimumPeople: 1000, listEpsilon: 2 },
      ...{ listsPerPeriod: 1, listsForLife: 3, expiresAfterDays: 30 },
    },
  },
  datasets: {
    brand: {
      customers: {
        attributes: {
          tier: ['gold', 'silver', 'unknown'],
          listed: ['granted', 'denied'],
        },
      },
    },
    publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } },
  },
});

const visitIn = (reads: (typeof LANGUAGES)[number]): Visit =>
  ({ words: WORDS[reads], formats: FORMATS[reads] }) as Visit;

it.each(LANGUAGES)('says whose consent counts, and which lists are made: %s', (reads) => {
  const consent = consentRows(WORDS[reads], agreement).map(([written]) => written);
  expect(consent).toEqual([
    ...['consent tcf', 'consent gpp', 'maxAgeDays 400'],
    ...['tcf.vendors', 'tcf.consent', 'gpp.usnat'],
  ]);
  const [[written, means] = ['', '']] = activationRows(WORDS[reads], agreement);
  expect(written).toBe('list k');
  expect(means).toContain('brand.customers');
  expect(means).toContain('tier = gold / silver, listed = granted');
});

it('names a list as one, whatever it is called, and shows its purpose as text', () => {
  const html = String(Numbers({ visit: visitIn('en'), agreement, of: 'In force' }));
  expect(html).toMatch(/Lists for activation<br\/><code class="soft" translate="no">list k</);
  expect(html).toContain('&lt;b&gt;customers&lt;/b&gt;');
});

it('warns where exact counts come out beside lists', () => {
  const said = pageTexts(`<body>${Shares({ visit: visitIn('en'), agreement, of: 'In force' })}`);
  expect(said).toContain(WORDS.en.terms.listDoubt);
});
