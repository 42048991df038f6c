/** A day, and perhaps a time and a zone, as ISO 8601 writes them and as databases and shops do. */
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)? ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/** What no date of a file can be before: a row without one is older than any other. */
export const UNDATED = Number.NEGATIVE_INFINITY;

/**
 * When a row was written, as a number that grows with time; UNDATED where the field does not say it. A form in
 * which day and month could be taken for each other says nothing. Without a zone a time is UTC.
 */
export const rowDate = (field: string | null | undefined): number => {
  const [, day, time = '00:00', zone = 'Z'] = ISO.exec((field ?? '').trim()) ?? [];
  if (day === undefined) return UNDATED;
  const read = Date.parse(
    `${day}T${time}${zone === 'UTC' ? 'Z' : zone.replace(/(\d{2})(\d{2})$/, '$1:$2')}`,
  );
  return Number.isNaN(read) || !isDay(day) ? UNDATED : read;
};

/** There is no 30th of February, though a parser may make the 2nd of March of it. */
const isDay = (day: string): boolean => {
  const read = new Date(`${day}T00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
};
