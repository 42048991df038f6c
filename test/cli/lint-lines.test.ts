import { describe, expect, it } from 'vitest';
import { lintLines } from '#cli/render/lint-report.ts';
import { REPAIRS } from '#core/identifiers/repairs.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import { type Finding, PreparedReport } from '#core/lint/prepared-report.ts';
import { LINT_REASONS, REASON_ADVICE } from '#core/lint/reasons.ts';
import { REPAIR_WORDS } from '#core/lint/repair-words.ts';

const EMAIL = { columns: ['E-mail'], mappedTo: 'email' };

const prepared = (change: Partial<PreparedReport> = {}): PreparedReport =>
  PreparedReport.parse({
    ...{ rows: 210, accepted: 100, quarantined: {}, identifiers: {}, listed: [], findings: [] },
    repeats: { rule: 'first', replaced: 0, undated: 0 },
    ...change,
  });

const textOf = (report: LintReport | PreparedReport): string => lintLines(report).join('\n');

describe('the lint report of prepare, for people', () => {
  it('counts what was left out apart from what is broken', () => {
    const quarantined = { 'no-consent': 60, repeat: 40, 'malformed-row': 10 };
    expect(lintLines(prepared({ quarantined }))[0]).toBe(
      '210 rows read: 100 accepted, 100 left out, 10 broken (9.1 % of accepted and broken)',
    );
  });

  it('tells of identifiers before match keys, however the report that was stored has them', () => {
    const of = (seen: number) => ({ seen, setAside: {}, repaired: {}, shapes: {} });
    const identifiers = { _key_a: of(90), _key_b: of(80), email: of(100), phone: of(70) };
    const kinds = textOf(prepared({ identifiers }))
      .split('\n')
      .flatMap((line) => /^(email|phone|match key \d) {2}/.exec(line)?.[1] ?? []);
    expect(kinds).toEqual(['email', 'phone', 'match key 1', 'match key 2']);
  });

  it('names column and attribute or kind, with lines, for rows and for identifiers of kept rows', () => {
    const findings: Finding[] = [
      { of: 'row', reason: 'no-consent', columns: ['Opt in'], count: 60, lines: ['2', '3', '4'] },
      {
        ...{ of: 'row', reason: 'undeclared-value', columns: ['Niveau'], mappedTo: 'tier' },
        ...{ count: 1_200, lines: ['7'] },
      },
      { of: 'identifier', reason: 'placeholder', ...EMAIL, count: 5, lines: ['9'] },
    ];
    const text = textOf(prepared({ findings }));
    expect(text).toMatch(/^left out +rows +column +e\.g\. line$/m);
    expect(text).toMatch(/^no-consent +60 +"Opt in" +2, 3, 4$/m);
    expect(text).toMatch(/^broken +rows/m);
    expect(text).toMatch(/^undeclared-value +1,200 +"Niveau" \(tier\) +7$/m);
    expect(text).toMatch(/^set aside, row kept +values/m);
    expect(text).toMatch(/^placeholder +5 +"E-mail" \(email\) +9$/m);
  });

  it('says of consent that looks like a yes why it is none, and what to do', () => {
    const quarantined = { 'undisclosed-vendors': 60, 'undated-consent': 50 };
    const text = textOf(prepared({ quarantined }));
    expect(text).toContain('0 broken');
    expect(text).toMatch(
      /^undisclosed-vendors: the TCF string .* no segment of disclosed vendors.* Next: export/m,
    );
    expect(text).toMatch(
      /^undated-consent: the consent column says yes.* is empty\. Next: fill in/m,
    );
  });

  it('says from when to when events are by the clocks of their zone, and what names it', () => {
    const times = {
      first: Date.parse('2026-11-01T05:30:00Z') / 1000,
      last: Date.parse('2026-11-01T06:30:00Z') / 1000,
      ...{ zone: 'America/New_York', zoneOf: 'mapping' as const },
    };
    // The hour that clocks show twice.
    expect(lintLines(prepared({ times }))[1]).toBe(
      'Times from 2026-11-01 01:30:00 to 2026-11-01 01:30:00 by the clocks of America/New_York, in which times that name no zone were read, as the mapping says.',
    );
    expect(textOf(prepared())).not.toContain('Times from');
  });

  it('escapes what stands in the header of the file', () => {
    const columns = ['a\u001b[31m', 'b\nc'];
    const findings: Finding[] = [
      { of: 'row', reason: 'no-identifier', columns, count: 1, lines: ['2'] },
    ];
    const lines = lintLines(prepared({ findings }));
    expect(lines.filter((line) => line.includes('\u001b') || line.includes('\n'))).toEqual([]);
  });

  it.each(LINT_REASONS)('says of %s what it means and what to do next', (reason) => {
    const { meaning, next } = REASON_ADVICE[reason];
    const line = `${reason}: ${meaning}. Next: ${next}.`;
    expect(textOf(prepared({ quarantined: { [reason]: 1 } }))).toContain(line);
    expect(textOf(prepared())).not.toContain(line);
  });

  it('promises no other key to a row whose keys were all cut, and speaks of rows without identifier', () => {
    const text = textOf(prepared({ quarantined: { 'too-common': 450, repeat: 20 } }));
    expect(text).toMatch(/^too-common: .*none left is a repeat, and compared with nobody/m);
    expect(text).toMatch(/^repeat: .*or, where it has none, all its match keys/m);
  });

  it.each(REPAIRS)('shows how often a value was put right: %s', (repair) => {
    const email = { seen: 9, setAside: {}, shapes: {}, repaired: { [repair]: 7 } };
    const text = textOf(prepared({ identifiers: { email } }));
    expect(text).toMatch(/^put right +values +how$/m);
    expect(text).toContain(REPAIR_WORDS[repair]);
    expect(text).toMatch(/^email +7 /m);
  });

  it.each([
    ['first', /the first one gives the attributes/],
    ['refuse', /nothing is prepared/],
    ['last', /the latest one.*: 4 rows did; 1 row without a date/],
  ] as const)('tells the rule "%s" where rows of a person differ', (rule, says) => {
    const repeats = { rule, replaced: 4, undated: 1 };
    expect(textOf(prepared({ repeats, quarantined: { 'repeat-differs': 5 } }))).toMatch(says);
    expect(textOf(prepared({ repeats, quarantined: { repeat: 5 } }))).not.toMatch(says);
  });
});

describe('the lint report of a room, for people', () => {
  it('names lines of parts, and no column', () => {
    const report: LintReport = {
      ...{ rows: 4, accepted: 1, quarantined: { repeat: 2, placeholder: 1 }, identifiers: {} },
      listed: [
        { part: 'part-0001', line: 2, reason: 'repeat' },
        { part: 'part-0001', line: 3, reason: 'placeholder' },
        { part: 'part-0001', line: 4, reason: 'repeat' },
      ],
    };
    const text = textOf(report);
    expect(text).toContain(
      '4 rows read: 1 accepted, 2 left out, 1 broken (50.0 % of accepted and broken)',
    );
    expect(text).toMatch(/^repeat +2 +part-0001:2, part-0001:4$/m);
    expect(text).not.toContain('column');
  });
});
