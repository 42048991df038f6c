/**
 * Finds the fields of rows (RFC 4180) that have the width of the header, and about whose quotes nothing is odd.
 */

import { maybeFooter } from './footer';
import { Plan } from './plan';
import { NEWLINE, nextMark, QUOTE, startScan } from './scan';

/** Why reading stopped: at the end of the text, within a row, or at one that is not read here. */
const AT_END: u32 = 0;
const IN_ROW: u32 = 1;
const AT_ODD: u32 = 2;

/** The one blank that is known here. */
export const BLANK: u8 = 0x20;
const RETURN: u8 = 0x0d;

/** Most columns that can be asked for, and most fields of a row. */
export const MOST_ROLES: u32 = 64;
/** The longest row that is read here; far below the longest that may be. */
const LONGEST_ROW: usize = 1 << 16;

/** Where the field of each role begins and ends; where it holds escaped quotes, it ends before it begins. */
const FIELDS: usize = memory.data(64 * 8, 16);

let stopped: u32 = 0;

/** 0 at the end of the text, 1 within a row, 2 at a row that is not read here. */
export function stoppedBy(): u32 {
  return stopped;
}

/** What of a row is known while its fields are found. */
let fieldEnd: usize = 0;
/** Where the row that was split last ends. */
export let rowEnd: usize = 0;
let ended = false;
let escaped = false;
/** Line breaks within its fields. */
export let turned: u32 = 0;
let strayQuote = false;

/** Begins with the text at a place. */
export function startSplitting(from: usize, delimiter: u32): void {
  stopped = AT_END;
  startScan(from, delimiter);
}

/** Stops before a row that is not read here. */
export function stopAtOdd(): void {
  stopped = AT_ODD;
}

/** The end of the field that begins with a quote, and what stands behind it; false for a row that is not read here. */
function quotedField(at: usize, end: usize, delimiter: u8, isLast: bool): bool {
  nextMark(end);
  while (true) {
    const mark = nextMark(end);
    if (mark >= end) {
      stopped = isLast ? AT_ODD : IN_ROW;
      return false;
    }
    const c = load<u8>(mark);
    if (c == NEWLINE) turned++;
    if (c != QUOTE) continue;
    if (mark + 1 < end && load<u8>(mark, 1) == QUOTE) {
      nextMark(end);
      escaped = true;
      continue;
    }
    fieldEnd = mark;
    break;
  }
  let behind = fieldEnd + 1;
  if (behind < end && load<u8>(behind) == delimiter) {
    nextMark(end);
    rowEnd = behind;
    return true;
  }
  while (behind < end && load<u8>(behind) == RETURN) behind++;
  ended = true;
  rowEnd = behind;
  if (behind >= end) {
    stopped = isLast ? AT_END : IN_ROW;
    return isLast;
  }
  if (load<u8>(behind) != NEWLINE) {
    stopped = AT_ODD;
    return false;
  }
  nextMark(end);
  return true;
}

/** The same of a field that does not begin with a quote: in it a quote is a character like any other. */
function bareField(at: usize, end: usize, isLast: bool): bool {
  let mark = nextMark(end);
  while (mark < end && load<u8>(mark) == QUOTE) {
    strayQuote = true;
    mark = nextMark(end);
  }
  if (mark >= end) {
    stopped = isLast ? AT_END : IN_ROW;
    if (!isLast) return false;
    mark = end;
    ended = true;
  } else ended = load<u8>(mark) == NEWLINE;
  rowEnd = mark;
  fieldEnd = mark;
  if (ended) while (fieldEnd > at && load<u8>(fieldEnd - 1) == RETURN) fieldEnd--;
  return true;
}

/** Finds the fields of the row at a place; answers where the next begins, or 0, and `stoppedBy` says why. */
export function splitRow(plan: Plan, from: usize, end: usize, isLast: bool): usize {
  const delimiter = <u8>plan.delimiter;
  let at = from;
  let blank = true;
  let strange = false;
  turned = 0;
  strayQuote = false;
  ended = false;
  for (let column: u32 = 0; column < plan.width; column++) {
    escaped = false;
    const quoted = at < end && load<u8>(at) == QUOTE;
    if (!(quoted ? quotedField(at, end, delimiter, isLast) : bareField(at, end, isLast))) return 0;
    const begin = quoted ? at + 1 : at;
    if (blank) {
      let first = begin;
      while (first < fieldEnd && load<u8>(first) == BLANK) first++;
      blank = first == fieldEnd;
      if (!blank) strange = maybeFooter(first, fieldEnd);
    }
    const role = load<u8>(plan.columns + column);
    if (role != 0) {
      const field = FIELDS + (<usize>(role - 1) << 3);
      store<usize>(field, begin);
      store<usize>(field, escaped ? begin - 1 : fieldEnd, 4);
    }
    if (ended != (column + 1 == plan.width)) {
      stopped = AT_ODD;
      return 0;
    }
    at = rowEnd + 1;
  }
  if (blank || strange || (turned != 0 && strayQuote) || rowEnd - from > LONGEST_ROW) {
    stopped = AT_ODD;
    return 0;
  }
  return min(at, end);
}

/** Where the field of a role begins. */
@inline
export function beginOf(role: u32): usize {
  return load<usize>(FIELDS + (<usize>role << 3));
}

/** Where it ends: before it begins, where it holds escaped quotes. */
@inline
export function endOf(role: u32): usize {
  return load<usize>(FIELDS + (<usize>role << 3), 4);
}
