import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { MAX_LISTED_A_REASON, MAX_LISTED_ROWS } from '#core/limits.ts';
import { DIGEST_SHAPES } from '#core/lint/digest-shape.ts';
import {
  brokenRows,
  LintReport,
  LintTally,
  leftOutRows,
  mergeReports,
} from '#core/lint/lint-report.ts';
import { IDENTIFIER_REASONS, LEFT_OUT_REASONS, LINT_REASONS } from '#core/lint/reasons.ts';
import { rejectShare, worstKind } from '#core/lint/reject-share.ts';

const count = fc.nat({ max: 50 });
const counts = <Key extends string>(keys: readonly Key[]) =>
  fc.dictionary(
    fc.constantFrom(...keys),
    count.map((n) => n + 1),
    { maxKeys: 3, noNullPrototype: true },
  );

const quarantinedRows = (of: LintReport): number => leftOutRows(of) + brokenRows(of);

const report: fc.Arbitrary<LintReport> = fc
  .record({
    accepted: count,
    quarantined: counts(LINT_REASONS),
    identifiers: fc.dictionary(
      fc.constantFrom(...IDENTIFIER_KINDS.slice(0, 3)),
      fc.record({
        seen: count,
        setAside: counts(IDENTIFIER_REASONS),
        shapes: counts(DIGEST_SHAPES),
      }),
      { maxKeys: 2, noNullPrototype: true },
    ),
    listed: fc.array(
      fc.record({
        line: fc.integer({ min: 1, max: 99 }),
        reason: fc.constantFrom(...LINT_REASONS),
      }),
      { maxLength: 5 },
    ),
  })
  .map((draft) => {
    const lost = Object.values(draft.quarantined).reduce((sum, n) => sum + n, 0);
    return LintReport.parse({ ...draft, rows: draft.accepted + lost });
  });

const withRows = (rows: number, change: Partial<LintReport> = {}): LintReport => ({
  rows,
  accepted: rows,
  quarantined: {},
  identifiers: {},
  listed: [],
  ...change,
});

describe('the tally', () => {
  it('accounts for every row', () => {
    const tally = new LintTally(['email']);
    tally.accept(3);
    tally.quarantine('no-consent');
    tally.quarantine('no-consent', 2);
    tally.see('email', 4);
    tally.setAside('email', 'placeholder');
    tally.shape('email', 'base64', 2);
    tally.repair('email', 'spreadsheet-text');
    tally.list({ line: 4, reason: 'no-consent' });
    expect(LintReport.parse(tally.report)).toEqual({
      rows: 6,
      accepted: 3,
      quarantined: { 'no-consent': 3 },
      identifiers: {
        email: {
          seen: 4,
          setAside: { placeholder: 1 },
          shapes: { base64: 2 },
          repaired: { 'spreadsheet-text': 1 },
        },
      },
      listed: [{ line: 4, reason: 'no-consent' }],
    });
  });

  it('counts nothing of a kind that it was not made for', () => {
    const tally = new LintTally(['email']);
    tally.see('phone');
    tally.setAside('phone', 'placeholder');
    expect(tally.report.identifiers).toEqual({
      email: { seen: 0, setAside: {}, shapes: {}, repaired: {} },
    });
  });

  it('lists a few rows of each reason, whichever comes first, and goes on counting', () => {
    const tally = new LintTally([]);
    for (let line = 1; line <= MAX_LISTED_ROWS; line += 1) {
      tally.quarantine('no-consent');
      tally.list({ line, reason: 'no-consent' });
    }
    tally.list({ line: MAX_LISTED_ROWS + 1, reason: 'placeholder' });
    const { listed } = tally.report;
    expect(listed).toHaveLength(MAX_LISTED_A_REASON + 1);
    expect(listed.at(-1)).toEqual({ line: MAX_LISTED_ROWS + 1, reason: 'placeholder' });
    expect(leftOutRows(tally.report)).toBe(MAX_LISTED_ROWS);
  });

  it('has room for each reason there is', () => {
    expect(LINT_REASONS.length * MAX_LISTED_A_REASON).toBeLessThanOrEqual(MAX_LISTED_ROWS);
  });
});

describe('the share of rejects', () => {
  it('is 0 for nothing, and the share of lost rows', () => {
    expect(rejectShare(withRows(0))).toBe(0);
    expect(worstKind(withRows(0))).toBeUndefined();
    expect(rejectShare(withRows(100, { accepted: 94, quarantined: { placeholder: 6 } }))).toBe(
      0.06,
    );
  });

  it('is that of the worst kind, also when every row was kept', () => {
    const identifiers: LintReport['identifiers'] = {
      email: { seen: 100, setAside: {}, shapes: {}, repaired: {} },
      phone: { seen: 10, setAside: { 'raw-phone': 3, placeholder: 1 }, shapes: {}, repaired: {} },
    };
    expect(rejectShare(withRows(100, { identifiers }))).toBe(0.4);
    expect(worstKind(withRows(100, { identifiers }))).toBe('phone');
  });

  it('does not count duplicates among the identifiers', () => {
    const setAside = { 'duplicate-identifier': 50 };
    const identifiers = { email: { seen: 100, setAside, shapes: {}, repaired: {} } };
    expect(rejectShare(withRows(100, { identifiers }))).toBe(0);
  });

  it.each([...LEFT_OUT_REASONS, 'duplicate-identifier'] as const)(
    'does not count rows left out for %s, nor let them hide those that are broken',
    (reason) => {
      expect(rejectShare(withRows(100, { accepted: 1, quarantined: { [reason]: 99 } }))).toBe(0);
      const quarantined = { [reason]: 80, 'malformed-row': 5 };
      const half = withRows(100, { accepted: 15, quarantined });
      expect(rejectShare(half)).toBe(0.25);
      expect([leftOutRows(half), brokenRows(half)]).toEqual([80, 5]);
    },
  );

  it('is a share for every report that adds up (property)', () => {
    fc.assert(
      fc.property(report, (each) => {
        expect(rejectShare(each)).toBeGreaterThanOrEqual(0);
        expect(
          rejectShare(withRows(each.rows, { quarantined: each.quarantined })),
        ).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('merging reports', () => {
  it('of one is itself, of none is empty (property)', () => {
    expect(mergeReports([])).toEqual(withRows(0));
    fc.assert(
      fc.property(report, (each) => {
        expect(mergeReports([each])).toEqual(each);
      }),
    );
  });

  it('does not depend on how they are grouped, and keeps every row (property)', () => {
    fc.assert(
      fc.property(report, report, report, (a, b, c) => {
        const whole = mergeReports([a, b, c]);
        expect(mergeReports([mergeReports([a, b]), c])).toEqual(whole);
        expect(mergeReports([a, mergeReports([b, c])])).toEqual(whole);
        expect(whole.rows).toBe(a.rows + b.rows + c.rows);
        expect(whole.accepted + quarantinedRows(whole)).toBe(whole.rows);
        expect(LintReport.safeParse(whole).success).toBe(true);
      }),
    );
  });

  it('does not depend on their order but in the list of rows (property)', () => {
    fc.assert(
      fc.property(report, report, (a, b) => {
        const strip = ({ listed, ...rest }: LintReport) => ({ ...rest, listed: listed.length });
        expect(strip(mergeReports([a, b]))).toEqual(strip(mergeReports([b, a])));
      }),
    );
  });

  it('leaves the reports as they are, and lists no more than it may', () => {
    const listed = Array.from({ length: 700 }, (_, at) => ({
      line: at + 1,
      reason: 'placeholder' as const,
    }));
    const full = withRows(700, { listed, accepted: 0, quarantined: { placeholder: 700 } });
    const before = structuredClone(full);
    expect(mergeReports([full, full]).listed).toHaveLength(MAX_LISTED_A_REASON);
    expect(full).toEqual(before);
  });
});

it('what a clip took of amounts is a number that documents hold, however much it was', () => {
  const tallies = [1, 2].map(() => {
    const tally = new LintTally([]);
    for (let time = 0; time < 3; time += 1) tally.clip(2 ** 52);
    return tally.report;
  });
  for (const each of [...tallies, mergeReports(tallies)])
    expect(LintReport.parse(each).clipped?.cut).toBe(Number.MAX_SAFE_INTEGER);
});
