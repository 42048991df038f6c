import type { Check } from '#proof/smoke/check.ts';
import { type Checked, runChecks, tallyOf } from '#proof/smoke/run-checks.ts';

/** Where a trial speaks to. */
export interface SmokeStreams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown };
}

const MARKS = { passed: '✓', failed: '✗', skipped: '–' } as const;

const lineOf = ({ outcome, name, tried, happened }: Checked): string =>
  `${MARKS[outcome]} ${name}\n    ${tried}: ${happened}\n`;

/** How a trial is told: as lines while it runs, or as one JSON document with more beside the checks. */
export interface Telling {
  readonly json: boolean;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Runs checks and tells of each. Answers the exit code: 0 if none failed, else 1. */
export const reportChecks = async <On>(
  { checks, seat }: { readonly checks: readonly Check<On>[]; readonly seat: On },
  { json, more }: Telling,
  { out }: Pick<SmokeStreams, 'out'>,
): Promise<0 | 1> => {
  const checked = await runChecks(checks, seat, (each) => {
    if (!json) out.write(lineOf(each));
  });
  const tally = tallyOf(checked);
  out.write(
    json
      ? `${JSON.stringify({ checks: checked, ...tally, ...more })}\n`
      : `\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`,
  );
  return tally.failed === 0 ? 0 : 1;
};
