/**
 * Reads rows of a delimited text (RFC 4180) as long as each has the width of the header and nothing about its quotes is
 * odd. It stops at the first that has not, and where the text ends within a row.
 */

import { readDigest } from './digest';
import { meaningOf, MEANINGLESS, numberOf, UNKNOWN } from './dictionary';
import { readEmail } from './email';
import { maybeFooter } from './footer';
import { endHashing, hashDraft, isFiller, startHashing } from './hashing';
import { Home, readPhone } from './phone';
import {
  ACCEPTED,
  CAPITALS,
  DIGEST,
  EMAIL,
  NO_CONSENT,
  NO_IDENTIFIER,
  NONE,
  ODD,
  Plan,
  PRESENT,
  ROLE,
  Role,
  UNDECLARED,
} from './plan';
import { NEWLINE, nextMark, QUOTE, startScan } from './scan';

/** Why reading stopped: at the end of the text, within a row, or at one that is not read here. */
const AT_END: u32 = 0;
const IN_ROW: u32 = 1;
const AT_ODD: u32 = 2;

const BLANK: u8 = 0x20;
const RETURN: u8 = 0x0d;

/** Most columns that can be asked for, and most fields of a row. */
const MOST_ROLES: u32 = 64;
/** The longest row that is read here; far below the longest that may be. */
const LONGEST_ROW: usize = 1 << 16;

/** Where the field of each role begins and ends; where it holds escaped quotes, it ends before it begins. */
const FIELDS: usize = memory.data(64 * 8, 16);

let rows: u32 = 0;
let lines: u32 = 0;
let stopped: u32 = 0;

/** Rows that the plan has room for and that were read, with those that were there before. */
export function rowsRead(): u32 {
  return rows;
}

/** The line at which reading stopped. */
export function linesRead(): u32 {
  return lines;
}

/** 0 at the end of the text, 1 within a row, 2 at a row that is not read here. */
export function stoppedBy(): u32 {
  return stopped;
}

/** What of a row is known while its fields are found. */
let fieldEnd: usize = 0;
let rowEnd: usize = 0;
let ended = false;
let escaped = false;
let turned: u32 = 0;
let strayQuote = false;

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

/** Finds the fields of the row at a place; answers where the next begins, or 0 and why in `stopped`. */
function splitRow(plan: Plan, from: usize, end: usize, isLast: bool): usize {
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

@inline
function roleOf(plan: Plan, at: u32): Role {
  return changetype<Role>(plan.roles + <usize>at * ROLE);
}

@inline
function beginOf(role: u32): usize {
  return load<usize>(FIELDS + (<usize>role << 3));
}

@inline
function endOf(role: u32): usize {
  return load<usize>(FIELDS + (<usize>role << 3), 4);
}

/** Numbers the text of an attribute or of consent; what it means, or `UNKNOWN` in `numberOf`'s place. */
@inline
function readText(role: Role, at: u32, row: u32): u32 {
  const begin = beginOf(at);
  const number = numberOf(role.marks, begin, <u32>(endOf(at) - begin));
  store<u8>(role.results + row, <u8>number);
  return number;
}

/** Whether every text of the row was taught, and the first of them that decides its outcome. */
function readTexts(plan: Plan, row: u32): u8 {
  const texts = plan.identifiers + plan.attributes;
  if (plan.consent) {
    const role = roleOf(plan, texts);
    const number = readText(role, texts, row);
    if (number == UNKNOWN) return ODD;
    if (meaningOf(role.marks, number) == MEANINGLESS) return NO_CONSENT;
  }
  let outcome: u8 = NO_IDENTIFIER;
  for (let at: u32 = 0; at < plan.identifiers && outcome == NO_IDENTIFIER; at++) {
    let p = beginOf(at);
    while (p < endOf(at) && load<u8>(p) == BLANK) p++;
    if (p < endOf(at)) outcome = ACCEPTED;
  }
  if (outcome != ACCEPTED) return outcome;
  for (let at: u32 = 0; at < plan.attributes; at++) {
    const role = roleOf(plan, plan.identifiers + at);
    const number = readText(role, plan.identifiers + at, row);
    if (number == UNKNOWN) return ODD;
    if (outcome == ACCEPTED && meaningOf(role.marks, number) == MEANINGLESS) outcome = UNDECLARED + <u8>at;
  }
  return outcome;
}

/** Reads one identifier; false if it is odd. */
function readIdentifier(plan: Plan, role: Role, at: u32, row: u32): bool {
  let a = beginOf(at);
  let b = endOf(at);
  while (a < b && load<u8>(a) == BLANK) a++;
  while (b > a && load<u8>(b - 1) == BLANK) b--;
  let mark = NONE;
  if (a < b) {
    const to = role.results + (<usize>row << 5);
    if (role.way == DIGEST) {
      mark = b - a == 64 && b - a == endOf(at) - beginOf(at) ? readDigest(a, to) : NONE;
      if (mark == NONE || isFiller(plan, to)) return false;
    } else {
      const length =
        role.way == EMAIL
          ? readEmail(a, b, role.option)
          : readPhone(plan.plainNumbers, changetype<Home>(plan.home), a, b, role.option);
      if (length == 0) return false;
      hashDraft(length, to, row);
      mark = PRESENT;
    }
  }
  store<u8>(role.marks + row, mark);
  return true;
}

/** What becomes of the row whose fields were found. */
function readFields(plan: Plan, row: u32): u8 {
  const roles = plan.identifiers + plan.attributes + plan.consent;
  for (let at: u32 = 0; at < roles; at++) if (endOf(at) < beginOf(at)) return ODD;
  const outcome = readTexts(plan, row);
  if (outcome != ACCEPTED) return outcome;
  for (let at: u32 = 0; at < plan.identifiers; at++)
    if (!readIdentifier(plan, roleOf(plan, at), at, row)) return ODD;
  return ACCEPTED;
}

/**
 * Reads the rows of the text from `from` to `end`, the first of them on `line` and to be row `row`, until it stops;
 * answers where. The text must be followed by 64 bytes more, whatever they are. A plan of more roles than there is room
 * for is a fault of the caller, and traps.
 */
export function readRows(by: usize, from: usize, end: usize, isLast: bool, row: u32, line: u32): usize {
  const plan = changetype<Plan>(by);
  if (plan.identifiers + plan.attributes + plan.consent > MOST_ROLES) unreachable();
  startHashing(plan);
  startScan(from, plan.delimiter);
  rows = row;
  lines = line;
  stopped = AT_END;
  let at = from;
  while (at < end) {
    if (rows >= plan.capacity) {
      stopped = AT_ODD;
      break;
    }
    const next = splitRow(plan, at, end, isLast);
    if (next == 0) break;
    store<usize>(plan.starts + (<usize>rows << 2), at);
    store<usize>(plan.ends + (<usize>rows << 2), rowEnd);
    store<u32>(plan.lines + (<usize>rows << 2), lines);
    // Before its fields are read, for what is hashed may take it back.
    store<u8>(plan.outcomes + rows, ACCEPTED);
    const outcome = readFields(plan, rows);
    if (outcome != ACCEPTED) store<u8>(plan.outcomes + rows, outcome);
    rows++;
    lines += turned + 1;
    at = next;
  }
  endHashing();
  return at;
}
