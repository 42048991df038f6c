/**
 * Reads rows of a delimited text as long as their fields can be found. It stops at the first of which they cannot, and
 * where the text ends within a row.
 */

import { readDigest } from './digest';
import { meaningOf, MEANINGLESS, numberOf, UNKNOWN } from './dictionary';
import { readEmail } from './email';
import { endHashing, hashDraft, isFiller, startHashing } from './hashing';
import { Home, readPhone } from './phone';
import {
  ACCEPTED,
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
  SPAN,
  UNDECLARED,
} from './plan';
import {
  beginOf,
  BLANK,
  endOf,
  MOST_ROLES,
  rowEnd,
  splitRow,
  startSplitting,
  stopAtOdd,
  turned,
} from './split-row';

let rows: u32 = 0;
let lines: u32 = 0;

/** Rows that the plan has room for and that were read, with those that were there before. */
export function rowsRead(): u32 {
  return rows;
}

/** The line at which reading stopped. */
export function linesRead(): u32 {
  return lines;
}

@inline
function roleOf(plan: Plan, at: u32): Role {
  return changetype<Role>(plan.roles + <usize>at * ROLE);
}

/** Numbers the text of an attribute or of consent; what it means, or `UNKNOWN` in `numberOf`'s place. */
@inline
function readText(role: Role, at: u32, row: u32): u32 {
  const begin = beginOf(at);
  const number = numberOf(role.marks, begin, <u32>(endOf(at) - begin));
  store<u8>(role.results + row, <u8>number);
  return number;
}

/** Notes where a field is. */
@inline
function noteSpan(role: Role, at: u32, row: u32): void {
  const begin = beginOf(at);
  const span = role.results + (<usize>row << 3);
  store<u32>(span, <u32>begin);
  store<u32>(span, <u32>(endOf(at) - begin), 4);
}

/** Whether somebody consented, as far as it is known here. */
@inline
function readConsent(plan: Plan, row: u32): u8 {
  const first = plan.identifiers + plan.attributes;
  for (let at = first; at < first + plan.consent; at++) {
    const role = roleOf(plan, at);
    if (role.way == SPAN) {
      noteSpan(role, at, row);
      continue;
    }
    const number = readText(role, at, row);
    if (number == UNKNOWN) return ODD;
    if (meaningOf(role.marks, number) == MEANINGLESS) return NO_CONSENT;
  }
  return ACCEPTED;
}

/** Whether every text of the row was taught, and the first of them that decides its outcome. */
function readTexts(plan: Plan, row: u32): u8 {
  const consent = readConsent(plan, row);
  if (consent != ACCEPTED) return consent;
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
  startSplitting(from, plan.delimiter);
  rows = row;
  lines = line;
  let at = from;
  while (at < end) {
    if (rows >= plan.capacity) {
      stopAtOdd();
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
