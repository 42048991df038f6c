import type { TimesReport } from '#core/lint/prepared-report.ts';

/** A moment as the clocks of a zone show it: `2026-11-01 12:00:00`. */
const shownIn = (zone: string): ((second: number) => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, dateStyle: 'short', timeStyle: 'medium' },
  });
  return (second) => format.format(second * 1000);
};

/** From when to when events are, and by which clocks: day and month that are swapped, or another zone, show in it. */
export const timesLine = ({ first, last, zone, zoneOf }: TimesReport): string => {
  const shown = shownIn(zone);
  return `Times from ${shown(first)} to ${shown(last)} by the clocks of ${zone}, in which times that name no zone were read, as the ${zoneOf} says${zoneOf === 'agreement' ? ' (another is said by "zone" of "time" in the mapping)' : ''}.`;
};
