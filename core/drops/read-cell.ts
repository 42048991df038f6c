import type { CalendarDay } from '#core/drops/calendar-day.ts';
import { cellName, cellNumber, cellText, isScientific } from '#core/drops/cell.ts';
import type { SourceColumn } from '#core/drops/identifier-source.ts';
import { dateReader, yearFirstDay } from '#core/drops/read-date.ts';
import type { Component } from '#core/identifiers/kinds.ts';
import type { Repair } from '#core/identifiers/repairs.ts';
import { isDigest } from '#core/lint/digest-shape.ts';
import type { IdentifierReason } from '#core/lint/reasons.ts';
import type { PersonPart } from '#core/match-keys/features.ts';

/** A part of an identifier, or of what describes a person. */
export type ReadPart = Component | PersonPart;

/** Such a part as a profile may read it, and what was put right; or why there is none. */
type PartReading =
  | { readonly text: string; readonly repair?: Repair }
  | { readonly reason: IdentifierReason; readonly text?: undefined };

/** Reads the cell of a part. */
export type PartReader = (raw: string) => PartReading;

/** A day alone; what is longer has a time behind it. */
const DAY_LENGTH = 10;

const numberPart: PartReader = (raw) => {
  const cell = cellNumber(raw);
  return isScientific(cell.text) ? { reason: 'scientific-notation' } : cell;
};

const datePart = (
  { format }: SourceColumn,
  fillers: ReadonlySet<CalendarDay> | undefined,
): PartReader => {
  const declared = format && dateReader(format);
  return (raw) => {
    const cell = cellNumber(raw);
    const text = cell.text.trim();
    const day = declared ? declared(text) : yearFirstDay(text);
    if (day !== undefined && fillers?.has(day)) return { reason: 'placeholder' };
    if (declared) return day === undefined ? { reason: 'unread-date' } : { ...cell, text: day };
    return day !== undefined && text.length > DAY_LENGTH ? { ...cell, text: day } : cell;
  };
};

const READERS: Readonly<Record<Exclude<ReadPart, 'birth_date'>, PartReader>> = {
  email: cellText,
  maid: cellText,
  phone: numberPart,
  customer_id: numberPart,
  postcode: numberPart,
  given_name: cellName,
  surname: cellName,
  place: cellText,
  street: cellText,
  house_number: numberPart,
};

/** The reader of a part in its column. `fillers` are days that stand for no date in it. */
export const partReader = (
  component: ReadPart,
  column: SourceColumn,
  fillers: ReadonlySet<CalendarDay> | undefined,
): PartReader => {
  const read = component === 'birth_date' ? datePart(column, fillers) : READERS[component];
  return (raw) => (isDigest(raw) ? { reason: 'digest-as-plain' } : read(raw));
};
