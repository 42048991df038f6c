import type { AttributeMap } from '#core/drops/attribute-source.ts';
import { holds } from '#core/drops/bands.ts';
import { type CalendarDay, dayNumber, monthsBetween } from '#core/drops/calendar-day.ts';
import { cellNumber, cellText } from '#core/drops/cell.ts';
import { dateReader } from '#core/drops/read-date.ts';
import { readNumber } from '#core/drops/read-number.ts';
import { remembered } from '#core/drops/remembered.ts';
import { isPlaceholderText } from '#core/lint/placeholders.ts';

/** The declared value of a field, and whether it only took the place of one; or no value at all. */
export interface AttributeReading {
  readonly value: string | null;
  readonly fellBack?: 'empty' | 'unmapped';
}

const MONTHS_A_YEAR = 12;

/** How long before the stated day another was. What came after it was not yet: it has no age. */
const before = (
  { unit, day }: NonNullable<AttributeMap['before']>,
  from: CalendarDay,
): number | undefined => {
  if (dayNumber(from) > dayNumber(day)) return undefined;
  if (unit === 'daysBefore') return dayNumber(day) - dayNumber(from);
  const months = monthsBetween(from, day);
  return unit === 'monthsBefore' ? months : Math.floor(months / MONTHS_A_YEAR);
};

/** What bands are laid over: a number, a day, or how long before a stated day it was. */
const measureOf = (map: AttributeMap, fillers: ReadonlySet<CalendarDay>) => {
  if (!map.before && !map.bands.some(([band]) => band.ofDays)) return readNumber;
  const read = dateReader(map.format);
  return (text: string): number | undefined => {
    const day = read(text);
    if (day === undefined || fillers.has(day)) return undefined;
    return map.before ? before(map.before, day) : dayNumber(day);
  };
};

/** Makes the function that reads the field of an attribute. `fillers` are days that mean no date. */
export const attributeReader = (
  map: AttributeMap,
  fillers: ReadonlySet<CalendarDay>,
): ((field: string) => AttributeReading) => {
  const measure = measureOf(map, fillers);
  const inBand = (text: string): string | undefined => {
    const number = map.bands.length > 0 ? measure(text) : undefined;
    return number === undefined ? undefined : map.bands.find(([band]) => holds(band, number))?.[1];
  };
  const declaredOf = (text: string) => map.values.get(map.fold(text)) ?? inBand(text);
  return remembered((field) => {
    const found =
      map.values.get(field) ??
      declaredOf(cellText(field).text) ??
      declaredOf(cellNumber(field).text);
    if (found !== undefined) return { value: found };
    const fellBack = field.trim() === '' || isPlaceholderText(field) ? 'empty' : 'unmapped';
    const value = map[fellBack];
    return value === undefined ? { value: null } : { value, fellBack };
  });
};
