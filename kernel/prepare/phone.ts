/**
 * Numbers that say their country and are possible in it, and those of the default country where its numbering plan
 * leaves no doubt: the plain cases of core's `phone.ts`. Any other is not read here.
 */

import { bracketed, count, DIGITS_READ, NOWHERE, plus, takeDigits } from './digits';
import { DRAFT } from './hashing';
import { DIGITS, NATIONAL, WITH_PLUS } from './plan';

/** What the first three digits of a number say: its possible lengths behind the code, as bits. */
@unmanaged
class PlainNumber {
  lengths: u32;
  /** Digits of the country code; 0 where none is assigned. */
  code: u8;
  /** A digit that no number begins with behind the code, beside 0. */
  trunk: u8;
  unused: u16;
}
const READ: u32 = 1;
const NO_COUNTRY: u32 = 0;
const PLAIN_NUMBER: usize = 8;

/** How numbers of the default country are read. */
@unmanaged
export class Home {
  /** 1 where its numbering plan is read here, 2 where it is not, 0 where there is no default country. */
  known: u32;
  /** Its code, and how many digits that has. */
  code: u32;
  codeLength: u32;
  /** The digit that is dialled before a national number at home; 0 for none. */
  trunk: u32;
  /** Whether people write it, so that it tells a national number. */
  writesTrunk: u32;
  /** Whether `00` is what is dialled before a country code. */
  dials00: u32;
  /** A state of 12 numbers of 16 bits: the next by each digit, and what the digits so far are. */
  states: usize;
}
const STATE: usize = 24;
const MARKS: usize = 20;

/** What digits are: a number of the country by length and first digits, one that is in use, … */
const OWN: u32 = 1;
const VALID: u32 = 2;
/** … or they begin with what is dialled abroad, or with something else that is cut off. */
const ABROAD: u32 = 4;
const CUT: u32 = 8;

/** Longer than any number with all that people write in it; shorter than a digest. */
const LONGEST: usize = 40;
const LEAST_NATIONAL: u32 = 4;
const MOST_NATIONAL: u32 = 17;
const LEAST_E164: u32 = 10;
const MOST_E164: u32 = 15;

/** What the digits from a place on are, and whether they begin as numbers that are cut or dialled do. */
function marksOf(home: Home, from: u32): u32 {
  let state: u32 = 0;
  let seen: u32 = 0;
  for (let at = from; at < count; at++) {
    const row = home.states + <usize>state * STATE;
    seen |= load<u16>(row, MARKS);
    state = load<u16>(row + (<usize>(load<u8>(DIGITS_READ + at) - 0x30) << 1));
  }
  const last = load<u16>(home.states + <usize>state * STATE, MARKS);
  return (last & (OWN | VALID)) | ((seen | last) & (ABROAD | CUT));
}

/** Is it a possible number of some country, with no trunk prefix behind the code? `isPlainNumber` of core. */
function isPlain(plainNumbers: usize, from: u32): bool {
  const length = count - from;
  if (length < LEAST_E164 || length > MOST_E164) return false;
  const digits = DIGITS_READ + from;
  const prefix =
    (<usize>load<u8>(digits) - 0x30) * 100 +
    (<usize>load<u8>(digits, 1) - 0x30) * 10 +
    (<usize>load<u8>(digits, 2) - 0x30);
  const known = changetype<PlainNumber>(plainNumbers + prefix * PLAIN_NUMBER);
  const code = known.code;
  if (code == 0) return false;
  const first = load<u8>(digits + code);
  if (first == 0x30 || first == known.trunk) return false;
  return ((known.lengths >> (length - code)) & 1) != 0;
}

/** Do the digits from a place on begin with the code of the country? */
function hasCode(home: Home, from: u32): bool {
  if (count < from + home.codeLength) return false;
  let code: u32 = 0;
  for (let at = from; at < from + home.codeLength; at++)
    code = code * 10 + load<u8>(DIGITS_READ + at) - 0x30;
  return code == home.code;
}

/** Are the digits from a place on a number in use of the country, of which nothing is cut? */
function isValid(home: Home, from: u32): bool {
  return (marksOf(home, from) & (VALID | CUT)) == VALID;
}

/** Where the national number begins behind the country's own code or trunk prefix; `NOWHERE` where that is in doubt. */
function nationalFrom(home: Home): u32 {
  if (home.known != READ || count < LEAST_NATIONAL || count > MOST_NATIONAL) return NOWHERE;
  const marks = marksOf(home, 0);
  if (marks & ABROAD) {
    const from = 2 + home.codeLength;
    if (!home.dials00 || load<u16>(DIGITS_READ) != 0x3030 || !hasCode(home, 2)) return NOWHERE;
    return isValid(home, from) ? from : NOWHERE;
  }
  if (home.trunk != 0 && load<u8>(DIGITS_READ) == home.trunk)
    return (marks & OWN) == 0 && (marksOf(home, 1) & VALID) != 0 ? 1 : NOWHERE;
  if ((marks & (VALID | CUT)) != VALID) return NOWHERE;
  return home.writesTrunk && hasCode(home, 0) ? NOWHERE : 0;
}

/** The same behind the country's own code and a trunk prefix in brackets: `+44 (0)20 …`. */
function bracketedFrom(home: Home): u32 {
  if (home.known != READ || home.trunk != 0x30 || bracketed != home.codeLength || !hasCode(home, 0)) return NOWHERE;
  if (marksOf(home, home.codeLength) & (OWN | VALID | ABROAD)) return NOWHERE;
  const from = home.codeLength + 1;
  return isValid(home, from) ? from : NOWHERE;
}

/** Writes the code of the country, and the digits from a place on. */
function write(home: Home, withCode: bool, from: u32, to: usize): u32 {
  let at = to;
  if (withCode) {
    let code = home.code;
    for (let i = home.codeLength; i > 0; i--) {
      store<u8>(at + i - 1, <u8>(code % 10) + 0x30);
      code /= 10;
    }
    at += home.codeLength;
  }
  memory.copy(at, DIGITS_READ + from, count - from);
  return <u32>(at - to) + count - from;
}

/** A number that says its country, as it stands. */
function writeWhole(from: u32, form: u32): u32 {
  store<u8>(DRAFT, 0x2b);
  const sign: usize = form == WITH_PLUS ? 1 : 0;
  memory.copy(DRAFT + sign, DIGITS_READ + from, count - from);
  return <u32>sign + count - from;
}

/** The first digit of the country's code. */
function firstOfCode(home: Home): u32 {
  let code = home.code;
  while (code >= 10) code /= 10;
  return code + 0x30;
}

/** Would the number be read as itself in the form of the profile, which lacks what says its country? */
function isSettled(home: Home, from: u32, form: u32): bool {
  if (form == WITH_PLUS) return true;
  if (home.known != READ) return false;
  if (form == DIGITS) return home.writesTrunk != 0 && home.trunk != firstOfCode(home) && isValid(home, from);
  if ((marksOf(home, from) & (VALID | CUT | ABROAD)) != VALID) return false;
  return !home.writesTrunk || !hasCode(home, from);
}

/**
 * Reads the number from `a` to `b`, blanks around it aside, into its normal form in `DRAFT`; answers its length, or 0 if
 * it is not plain.
 */
export function readPhone(plainNumbers: usize, home: Home, a: usize, b: usize, form: u32): u32 {
  if (b - a > LONGEST || !takeDigits(a, b)) return 0;
  // Meta takes the `00` for a plus; elsewhere the country decides what it is.
  const skip: u32 =
    form == DIGITS && !plus && count > 2 && load<u16>(a) == 0x3030 ? 2 : 0;
  let from: u32 = 0;
  if (plus || skip != 0) {
    if (isPlain(plainNumbers, skip)) {
      if (form == WITH_PLUS || (form == DIGITS && home.known == NO_COUNTRY))
        return writeWhole(skip, form);
      if (home.known != READ || !hasCode(home, skip)) return 0;
      from = skip + home.codeLength;
    } else {
      if (skip != 0) return 0;
      from = bracketedFrom(home);
    }
  } else {
    from = nationalFrom(home);
    if (form == DIGITS && from == 0) return 0;
  }
  if (from == NOWHERE || !isSettled(home, from, form)) return 0;
  const length = count - from + home.codeLength;
  if (length < LEAST_E164 || length > MOST_E164) return 0;
  if (form == NATIONAL) return write(home, false, from, DRAFT);
  store<u8>(DRAFT, 0x2b);
  const sign: usize = form == WITH_PLUS ? 1 : 0;
  return <u32>sign + write(home, true, from, DRAFT + sign);
}
