/** Addresses in the commonest spelling, that of `isPlainAddress` in core: no other is read here. */

import { DRAFT } from './hashing';
import { GMAIL, GOOGLEMAIL } from './plan';

/** The longest address that is plain. */
const LONGEST: usize = 64;

/** What an ASCII character may be in an address. */
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const SIGN: u8 = 4;
const HYPHEN: u8 = 8;
const DOT: u8 = 16;
const AT: u8 = 32;

@inline
function classOf(c: u8): u8 {
  if (<u8>(c - 0x61) < 26) return LETTER;
  if (<u8>(c - 0x30) < 10) return DIGIT;
  if (c == 0x2e) return DOT;
  if (c == 0x40) return AT;
  if (c == 0x2d) return HYPHEN;
  return c == 0x5f || c == 0x2b ? SIGN : 0;
}

@inline
function isGmail(domain: usize, length: usize): bool {
  return length == 9 && load<u64>(domain) == 0x6f632e6c69616d67 && load<u8>(domain + 8) == 0x6d;
}

@inline
function isGooglemail(domain: usize, length: usize): bool {
  return length == 14 && load<u64>(domain) == 0x616d656c676f6f67 && load<u64>(domain + 6) == 0x6d6f632e6c69616d;
}

/** Takes dots and tags out of the local part in `DRAFT`; answers the length that is left, 0 for no mailbox. */
function withoutAliases(at: usize, length: usize): u32 {
  let to: usize = DRAFT;
  for (let from: usize = DRAFT; from < DRAFT + at; from++) {
    const c = load<u8>(from);
    if (c == 0x2b) break;
    store<u8>(to, c);
    if (c != 0x2e) to++;
  }
  if (to == DRAFT) return 0;
  memory.copy(to, DRAFT + at, length - at);
  return <u32>(to - DRAFT + length - at);
}

/**
 * Reads the address from `a` to `b`, blanks around it aside, into its normal form in `DRAFT`; answers its length, or 0 if
 * it is not plain.
 */
export function readEmail(a: usize, b: usize, voids: u32): u32 {
  const length = b - a;
  if (length > LONGEST) return 0;
  let at: usize = 0;
  let inDomain = false;
  /** Characters since the last dot, hyphen or at, and whether all of them are letters. */
  let run: usize = 0;
  let letters = true;
  let dotted = false;
  for (let i: usize = 0; i < length; i++) {
    let c = load<u8>(a + i);
    if (<u8>(c - 0x41) < 26) c |= 0x20;
    store<u8>(DRAFT + i, c);
    const kind = classOf(c);
    if (kind & (LETTER | DIGIT)) {
      run++;
      if (kind == DIGIT) letters = false;
      continue;
    }
    if (!inDomain) {
      if (kind & (SIGN | HYPHEN)) run++;
      else if (kind & (DOT | AT)) {
        if (run == 0) return 0;
        run = 0;
        letters = true;
        if (kind == AT) {
          inDomain = true;
          at = i;
        }
      } else return 0;
      continue;
    }
    if (!(kind & (DOT | HYPHEN)) || run == 0) return 0;
    dotted = kind == DOT;
    run = 0;
    letters = true;
  }
  if (!dotted || !letters || run < 2 || run > 24) return 0;
  const domain = DRAFT + at + 1;
  const size = length - at - 1;
  if ((voids & GMAIL) != 0 && isGmail(domain, size)) return withoutAliases(at, length);
  if ((voids & GOOGLEMAIL) != 0 && isGooglemail(domain, size)) return withoutAliases(at, length);
  return <u32>length;
}
