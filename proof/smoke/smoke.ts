import { checksOf } from '#proof/smoke/plan.ts';
import { type Checked, runChecks, tallyOf } from '#proof/smoke/run-checks.ts';
import type { Seat } from '#proof/smoke/seat.ts';
import type { SmokeOptions } from '#proof/smoke/smoke-options.ts';

/** Where a trial speaks to. */
export interface SmokeStreams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown };
}

const MARKS = { passed: '✓', failed: '✗', skipped: '–' } as const;

const lineOf = ({ outcome, name, tried, happened }: Checked): string =>
  `${MARKS[outcome]} ${name}\n    ${tried}: ${happened}\n`;

/** Tries a room and tells of it. Answers the exit code: 0 if nothing failed, else 1. */
export const smoke = async (
  seat: Seat,
  { party, records, json }: Pick<SmokeOptions, 'party' | 'records' | 'json'>,
  { out, err }: SmokeStreams,
): Promise<0 | 1> => {
  const checked = await runChecks(checksOf(seat.room, { party, records }), seat, (each) => {
    if (!json) out.write(lineOf(each));
  });
  const tally = tallyOf(checked);
  const unread = party === undefined && !records;
  if (json) out.write(`${JSON.stringify({ checks: checked, ...tally, trailRead: !unread })}\n`);
  else {
    out.write(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`);
    if (unread)
      err.write('--no-trail: whether CloudTrail recorded these calls was not looked at.\n');
  }
  return tally.failed === 0 ? 0 : 1;
};
