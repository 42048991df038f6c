import { calendarDay, dayNumber } from '#core/drops/calendar-day.ts';

/** Numbers from one to another, each end in it or not. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly withFrom: boolean;
  readonly withTo: boolean;
  /** Bounds are days, not numbers. */
  readonly ofDays: boolean;
}

/** What a band may be, for messages. */
export const BAND_FORMS =
  '"18-34", "55+", "<18", ">=18 <35", or with days "2026-01-01..2026-06-30"';

const BOUND = String.raw`(\d{4}-\d{2}-\d{2}|-?\d+(?:\.\d+)?)`;
const RANGE = new RegExp(String.raw`^${BOUND}\s*(?:\.\.|to|-|\u2013)\s*${BOUND}$`, 'i');
const DAY_RANGE = /^(\d{4}-\d{2}-\d{2})\s*(?:\.\.|to|\u2013|\s-\s)\s*(\d{4}-\d{2}-\d{2})$/i;
const FROM = new RegExp(String.raw`^${BOUND}\s*\+$`);
const COMPARED = new RegExp(String.raw`^(<=|>=|<|>)\s*${BOUND}(?:\s+(<=|>=|<|>)\s*${BOUND})?$`);

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

const boundOf = (text: string): { value: number; isDay: boolean } | undefined => {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return { value: Number(text), isDay: false };
  const found = calendarDay(Number(year), Number(month), Number(day));
  return found === undefined ? undefined : { value: dayNumber(found), isDay: true };
};

const OPEN: Band = {
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
  withFrom: true,
  withTo: true,
  ofDays: false,
};

const limited = (band: Band, sign: string, text: string): Band | undefined => {
  const bound = boundOf(text);
  if (!bound) return undefined;
  const inside = sign.endsWith('=');
  const ofDays = bound.isDay;
  return sign.startsWith('<')
    ? { ...band, to: bound.value, withTo: inside, ofDays }
    : { ...band, from: bound.value, withFrom: inside, ofDays };
};

const signsOf = (text: string): readonly (readonly [string, string])[] => {
  const [, low, high] = DAY_RANGE.exec(text) ?? RANGE.exec(text) ?? [];
  if (low !== undefined && high !== undefined)
    return [
      ['>=', low],
      ['<=', high],
    ];
  const [, open] = FROM.exec(text) ?? [];
  if (open !== undefined) return [['>=', open]];
  const [, sign, bound, other, second] = COMPARED.exec(text) ?? [];
  if (sign === undefined || bound === undefined) return [];
  return other === undefined || second === undefined
    ? [[sign, bound]]
    : [
        [sign, bound],
        [other, second],
      ];
};

/** Whether no number, or no whole day, lies between the ends. */
const isEmpty = ({ from, to, withFrom, withTo, ofDays }: Band): boolean => {
  if (!ofDays) return from > to || (from === to && !(withFrom && withTo));
  return from + (withFrom ? 0 : 1) > to - (withTo ? 0 : 1);
};

/** A band as a mapping writes it, or why it is none. */
const readBand = (text: string): Band | string => {
  const signs = signsOf(text.trim());
  let band: Band | undefined = signs.length > 0 ? OPEN : undefined;
  for (const [sign, bound] of signs) band = band && limited(band, sign, bound);
  const kinds = new Set(signs.map(([, bound]) => boundOf(bound)?.isDay));
  if (!band || kinds.size !== 1) return `this is no band: write ${BAND_FORMS}`;
  if (new Set(signs.map(([sign]) => sign[0])).size < signs.length)
    return 'this band has two bounds at the same end: keep one, or write where it begins and where it ends';
  if (isEmpty(band)) return 'this band holds nothing: it ends before it begins';
  return band;
};

/** Reads a band as a mapping writes it; undefined if it is none, has an end twice, or holds nothing. */
export const parseBand = (text: string): Band | undefined => {
  const band = readBand(text);
  return typeof band === 'string' ? undefined : band;
};

/** Why a text is no band, and what to write; undefined if it is one. */
export const bandFault = (text: string): string | undefined => {
  const band = readBand(text);
  return typeof band === 'string' ? band : undefined;
};

/** Does the band hold this number? */
export const holds = ({ from, to, withFrom, withTo }: Band, value: number): boolean =>
  (withFrom ? value >= from : value > from) && (withTo ? value <= to : value < to);

/** Do two bands have a number in common? */
export const overlap = (one: Band, other: Band): boolean => {
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to, other.to);
  return from < to || (from === to && holds(one, from) && holds(other, from));
};
