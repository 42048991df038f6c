/** Offsets change at whole quarters of an hour almost everywhere: within one they are asked for once. */
const QUARTER = 900;

const DAY = 86_400;

/** A zone as `+05:30` has it, in seconds east of Greenwich; Intl writes `GMT+05:30`, and `GMT` for none. */
const OFFSET = /([+-])(\d{2})(?::?(\d{2}))?(?::?(\d{2}))?$/;

/** Seconds east of Greenwich that a text ends with; 0 where it ends with none. */
export const offsetIn = (text: string): number => {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(text) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -size : size;
};

const asked = (zone: string): ((second: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (second) => {
    const parts = format.formatToParts(second * 1000);
    return offsetIn(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
  };
};

/** Seconds that the clocks of a zone are ahead of Greenwich at a second since 1970. Throws RangeError for no zone. */
const offsetOf = (zone: string): ((second: number) => number) => {
  const ask = asked(zone);
  const known = new Map<number, number | 'changes'>();
  const inQuarter = (quarter: number): number | 'changes' => {
    const [first, last] = [ask(quarter * QUARTER), ask((quarter + 1) * QUARTER - 1)];
    return first === last ? first : 'changes';
  };
  return (second) => {
    const quarter = Math.floor(second / QUARTER);
    const found = known.get(quarter) ?? inQuarter(quarter);
    known.set(quarter, found);
    return found === 'changes' ? ask(second) : found;
  };
};

/** The clocks of a zone. */
export interface ZoneClock {
  /**
   * The second since 1970 at which the clocks show this, given as if they were those of Greenwich: the earlier one of
   * two, and undefined where they skip it.
   */
  at(shown: number): number | undefined;
  /** The first second of the day that begins so; undefined where the zone has no such day. */
  dayAt(shown: number): number | undefined;
}

/** The clocks of a zone of the IANA database. Throws RangeError for no zone. */
export const zoneClock = (zone: string): ZoneClock => {
  const offset = offsetOf(zone);
  const at = (shown: number): number | undefined => {
    const [before, after] = [offset(shown - DAY), offset(shown + DAY)];
    return [Math.max(before, after), Math.min(before, after)]
      .map((each) => shown - each)
      .find((second) => second + offset(second) === shown);
  };
  const dayAt = (shown: number): number | undefined => {
    const midnight = at(shown);
    if (midnight !== undefined) return midnight;
    // Clocks that skip midnight show a later hour at the same second.
    const second = shown - offset(shown - DAY);
    return second + offset(second) < shown + DAY ? second : undefined;
  };
  return { at, dayAt };
};
