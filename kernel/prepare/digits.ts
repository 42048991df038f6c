/** Takes the digits out of a number as people write it. */

const MOST_DIGITS: u32 = 18;

/** The digits that were taken, as text. */
export const DIGITS_READ: usize = memory.data(32, 16);
/** A place that there is not. */
export const NOWHERE: u32 = 0xff;

/** Of the text that was taken apart last: how many digits, whether a plus stands first, and where a `(0)` stands. */
export let count: u32 = 0;
export let plus = false;
export let bracketed: u32 = 0;

/** Takes digits out of a text; false where anything else is in it that has to be thought about. */
export function takeDigits(a: usize, b: usize): bool {
  count = 0;
  plus = false;
  bracketed = NOWHERE;
  let dots = 0;
  let beforePlus = true;
  /** Place of the zero that may be bracketed: behind a bracket, with nothing but blanks. */
  let opened = false;
  let zero: u32 = NOWHERE;
  for (let at = a; at < b; at++) {
    const c = load<u8>(at);
    if (<u8>(c - 0x30) < 10) {
      if (count == MOST_DIGITS) return false;
      store<u8>(DIGITS_READ + count, c);
      zero = opened && c == 0x30 ? count : NOWHERE;
      opened = false;
      count++;
      beforePlus = false;
      continue;
    }
    if (c == 0x20) continue;
    if (c == 0x2b) {
      if (plus || !beforePlus) return false;
      plus = true;
      beforePlus = false;
    } else if (c == 0x28) {
      opened = true;
      zero = NOWHERE;
      continue;
    } else if (c == 0x29) {
      beforePlus = false;
      if (zero != NOWHERE) {
        if (bracketed != NOWHERE) return false;
        bracketed = zero;
      }
    } else if (c == 0x2d) beforePlus = false;
    else if (c == 0x2e) {
      beforePlus = false;
      dots++;
    } else return false;
    opened = false;
    zero = NOWHERE;
  }
  // One dot may be that of a number that was a float for a while.
  return count > 0 && dots != 1;
}
