import { dailyOf, FUNCTION_NAMES, type FunctionName } from '#core/access/functions.ts';
import type { History, Rule } from '#core/audit/reconcile/history.ts';
import type { Judgement, Span } from '#core/audit/reconcile/judgement.ts';
import { SCHEDULE_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import type { Invocation } from '#core/audit/reconcile/runs.ts';
import { DAY_MS } from '#core/day.ts';

const HOUR_MS = 3_600_000;

/** What a schedule calls, it calls once a day at its hour, whether or not an entry comes of it. */
export const schedulesKeepTheirHours: Rule = (history, judgement) => {
  for (const name of FUNCTION_NAMES) {
    const daily = dailyOf(name);
    if (daily) judgeSchedule(history, judgement, { name, hour: daily.hour });
  }
};

interface Schedule {
  readonly name: FunctionName;
  readonly hour: number;
}

const judgeSchedule = (history: History, judgement: Judgement, schedule: Schedule): void => {
  const { name, hour } = schedule;
  const seen = new Set<number>();
  const called = history.runs.of(name).filter(({ actor }) => actor.is === 'schedule');
  for (const invocation of [...called].sort((one, other) => one.at - other.at)) {
    const day = dayOf(invocation, hour);
    if (invocation.at > day + hour * HOUR_MS + SCHEDULE_MS)
      judgement.call(invocation, {
        reason: 'out-of-window',
        says: `${name} was called at another time than ${hour}:00 UTC`,
      });
    else if (seen.has(day))
      judgement.call(invocation, {
        reason: 'once-too-often',
        says: `${name} was called again on one day`,
      });
    else seen.add(day);
  }
  for (const day of daysIn(history)) {
    const at = day + hour * HOUR_MS;
    const within: Span = { from: at - SKEW_MS, to: at + SCHEDULE_MS };
    if (!seen.has(day))
      judgement.absence(at, {
        reason: 'no-event',
        says: `${name} was not called that day`,
        within,
      });
  }
};

/** The day whose hour came last. */
const dayOf = ({ at }: Invocation, hour: number): number => {
  const begun = Math.floor((at + SKEW_MS - hour * HOUR_MS) / DAY_MS);
  return begun * DAY_MS;
};

/** The days on which the room is known to have been there: from its first entry on. */
const daysIn = ({ facts, span }: History): readonly number[] => {
  const begun = facts.entries[0];
  if (!begun) return [];
  const first = Math.floor(Math.max(span.from, Date.parse(begun.at)) / DAY_MS) + 1;
  const last = Math.floor(span.to / DAY_MS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * DAY_MS);
};
