import { expect, it } from 'vitest';
import { LintReportView } from '#console/parts/lint-report.tsx';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';

const REPORT: LintReport = {
  ...{ rows: 10, accepted: 6, quarantined: { 'no-consent': 3, 'malformed-row': 1 } },
  identifiers: {
    email: { seen: 6, setAside: { placeholder: 1 }, shapes: {}, repaired: { quotes: 2 } },
    _own_a: { seen: 4, setAside: {}, shapes: {}, repaired: {} },
  },
  attributes: { tier: { empty: 1, unmapped: 2 } },
  listed: [{ line: 7, reason: 'malformed-row' }],
};

const shown = (report: LintReport | PreparedReport, language: 'en' | 'fr' = 'en'): string => {
  const visit = { words: WORDS[language], formats: FORMATS[language] } as Visit;
  return String(LintReportView({ visit, report }));
};

it('says what was left out, what is broken and what was put right, in words', () => {
  const html = shown(REPORT);
  expect(html).toContain('1 (14.3%)');
  expect(html).toContain('the consent column does not say what it must');
  expect(html).toContain('rows, not usable');
  expect(html).toMatch(/E-mail address<\/th><td class="number">6<\/td><td class="number">5</);
  expect(html).toContain('quotes around the value taken off');
  expect(html).toContain('Id of your own');
});

it('says how well people are described, and of match keys how many a person has', () => {
  const key = { seen: 6, setAside: {}, shapes: {}, repaired: {} };
  const html = shown({
    ...REPORT,
    parts: { surname: { seen: 6, setAside: { placeholder: 1 } } },
    identifiers: { email: key, _key_a: key, _key_b: { ...key, seen: 3 } },
  });
  expect(html).toMatch(/Surname<\/th><td class="number">6<\/td><td class="number">1</);
  expect(html).toContain('Each person has 1.5 of 2 match keys on average.');
  expect(html).not.toContain('_key');
});

it('says the same in French', () => {
  expect(shown(REPORT, 'fr')).toContain('la colonne de consentement est vide');
  expect(shown(REPORT, 'fr')).toContain('guillemets autour de la valeur ôtés');
});

it('names columns and lines where it knows them, as texts of others', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const html = shown({
    ...REPORT,
    repeats: { rule: 'first', replaced: 0, undated: 0 },
    findings: [
      { of: 'row', reason: 'no-consent', columns: [hostile], count: 3, lines: ['2', '5'] },
    ],
  });
  expect(html).toContain('2, 5');
  expect(html).toContain('&lt;img');
  expect(html).not.toContain('<img');
});

it('says so where every row is in the list', () => {
  expect(shown({ ...REPORT, accepted: 10, quarantined: {} })).toContain('Every row is in the list');
});
