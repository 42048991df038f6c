import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reportLines } from '#cli/audit/report-page.ts';
import { reportTextLines } from '#cli/render/audit-report.ts';
import { AuditReport } from '#core/documents/audit-report.ts';
import { exampleReport } from '#test/support/example-report.ts';
import { type Plain, spoiltBy } from '#test/support/hostile-documents.ts';
import { HOSTILE_TEXTS, looksRaw } from '#test/support/hostile-text.ts';

/** All that hides in one text, so that each place is tried with a few texts only. */
const TEXTS = {
  'all that hides': Object.values(HOSTILE_TEXTS)
    .map((text) => text.slice(0, 60))
    .join(' '),
  'an element': '<script>alert(1)</script>',
  'the end of an attribute': `"'><img src=x onerror=alert(1)>`,
};

/** Every element that a page opens, with its attributes' names, and none of their values. */
const elementsOf = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(
    [...lines.join('\n').matchAll(/<([a-z0-9]+)((?: [a-z-:]+="[^"]*")*) ?\/?>/gi)].map(
      ([, name, attributes = '']) => `${name}${attributes.replaceAll(/="[^"]*"/g, '')}`,
    ),
  );

describe('the page of a report', () => {
  const lines = reportLines(exampleReport());
  const page = lines.join('\n');

  it('takes its own style by its digest, and nothing else from anywhere', () => {
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(
      /<(script|link|img|iframe|form|object)|https?:|url\(| style=| on[a-z]+=/i,
    );
  });

  it('tells who, what, when, from where, on what, by which events, the ledger, and what to do', () => {
    const [, article = ''] = /(<article class="finding high".*?<\/article>)/s.exec(page) ?? [];
    for (const text of [
      ...['The policy of a key was changed', 'user/support-tools', 'kms:PutKeyPolicy'],
      ...['2026-03-02 10:04 UTC, 1 event', '203.0.113.66', 'key/0a1b2c3d', '111111111111'],
      ...['T1562.008', '5eed0000-0000-4000-8000-000000000001', 'No entry explains a GenerateMac.'],
      ...['put the old one back.', 'docs/runbooks/key-policy-changed.md'],
    ])
      expect(article).toContain(text);
  });

  it('tells what was examined, what cannot be seen, and what is explained', () => {
    for (const text of [
      '1,234 events from 2026-03-02 07:00 to 2026-03-02 11:00 UTC in 3 files, and 2 deliveries',
      'What happened before the first event.',
      '11 of 12 calls are explained, and 8 of 9 entries of the ledger seen in the logs.',
      '288 log files under 24 digests: 1 fault.',
      'AWSLogs/cut.json.gz',
      'Entry 7 left no event.',
      'privacy.k is 50; it was 100: smaller groups are shown.',
    ])
      expect(page).toContain(text);
  });

  it('is the same, byte for byte, whenever it is made', () => {
    expect(reportLines(exampleReport())).toEqual(lines);
  });

  it.each(Object.entries(TEXTS))('shows %s in every place, and obeys it in none', (_, text) => {
    const same = new Set(lines);
    const known = elementsOf(lines);
    const document = exampleReport() as unknown as Plain;
    const reports = spoiltBy(document, text).flatMap(({ place, document }) => {
      const { success, data } = AuditReport.safeParse(document);
      return success ? [{ place, report: data }] : [];
    });
    expect(reports.length).toBeGreaterThan(60);
    const faults = reports.flatMap(({ place, report }) => {
      const made = reportLines(report).filter((line) => !same.has(line));
      const strange = [...elementsOf(made)].filter((each) => !known.has(each));
      const raw = made.filter((line) => looksRaw(line) || (/</.test(text) && line.includes(text)));
      return [...strange, ...raw].map((fault) => `${place}: ${fault.slice(0, 99)}`);
    });
    expect(faults).toEqual([]);
  });

  it('tells who froze the room and who lifted it, and why, on paper and in a terminal', () => {
    const report = exampleReport();
    const by = { by: 'party', party: 'brand', reason: 'A key was used by somebody.' };
    const happened = [
      { entry: 7, at: '2026-03-02T10:00:00.000Z', event: { type: 'room-frozen', ...by } },
    ];
    const frozen = AuditReport.parse({ ...report, room: { ...report.room, happened } });
    const [, part = ''] =
      /<h3>Frozen and lifted<\/h3>(.*?)<h3>/s.exec(reportLines(frozen).join('\n')) ?? [];
    for (const text of [part, reportTextLines(frozen).join('\n')])
      expect(text).toContain('brand: A key was used by somebody.');
  });

  it('says in a terminal what it says on paper', () => {
    const text = reportTextLines(exampleReport()).join('\n');
    for (const said of ['5 findings: 1 critical', '11 of 12 calls', 'The trail was stopped'])
      expect(text).toContain(said);
    expect(text.indexOf('The trail was stopped')).toBeLessThan(text.indexOf('was changed'));
  });
});
