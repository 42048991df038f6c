import { expect, it } from 'vitest';
import { lowMatchCauses } from '#console/pages/prepare/low-match.ts';
import { WORDS } from '#console/words/words.ts';
import type { LintReport } from '#core/lint/lint-report.ts';

const reportOf = (email: Partial<NonNullable<LintReport['identifiers']['email']>>): LintReport => ({
  ...{ rows: 100, accepted: 100, quarantined: {}, listed: [] },
  identifiers: { email: { seen: 100, setAside: {}, shapes: {}, repaired: {}, ...email } },
});

const causes = (report: LintReport) => lowMatchCauses(WORDS.en, report, ['email']);

it('says nothing of a list that everybody has a good identifier in', () => {
  expect(causes(reportOf({}))).toEqual([]);
});

it.each<[string, Parameters<typeof reportOf>[0], RegExp]>([
  ['a kind that nobody has', { seen: 0 }, /your list has none/],
  ['a kind that few have', { seen: 30 }, /only 30% of the rows/],
  ['values that cannot be used', { setAside: { placeholder: 10 } }, /10% of the values/],
  ['digests', { shapes: { 'hex-lower': 100 } }, /taken as they are/],
  ['digests of capitals', { suspicious: { 'digests-of-upper-case': 100 } }, /upper case/],
])('tells of %s', (_, email, says) => {
  expect(causes(reportOf(email))).toEqual([expect.stringMatching(says)]);
});
