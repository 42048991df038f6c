import type { TrailPlan } from '#test/support/trail/signed-trail.ts';

export const HOUR_MS = 3_600_000;

/** `2026-11-02T10:01:31Z`. */
export const timeText = (time: number): string =>
  new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** `20261102T100131Z`. */
export const compact = (time: number): string => timeText(time).replaceAll(/[-:]/g, '');

/** The key of a log file that is delivered some minutes after an hour began: the `at`th of it. */
export const logName = (plan: TrailPlan, begins: number, at: number): string => {
  const { account, region, root, backfill } = plan;
  const time = begins + 5 * 60_000 + at * 60_000;
  const day = new Date(time).toISOString().slice(0, 10).replaceAll('-', '/');
  const unique = `${backfill ? 'late' : 'log'}${at}${'x'.repeat(12)}`.slice(0, 16);
  return `${root}${account}/CloudTrail/${region}/${day}/${account}_CloudTrail_${region}_${compact(time).slice(0, 13)}Z_${unique}.json.gz`;
};
