import { askPossible, isInternational, withoutTrunk } from './numbering-plan.ts';
import { isPlainNumber } from './plain-number.ts';

/** Mexico dropped the 1 before its mobile numbers in 2019; before that they were dialled with it. */
const OLD_MEXICAN_MOBILE = /^\+521(\d{10})$/;

/**
 * Reads `+` and digits as they may stand in a file: with a trunk prefix behind the code (`+44 07…`), which
 * goes where the country does not dial it from abroad (Italy does), or with Mexico's old 1. Gives `+`
 * and digits, a number that is possible for its country; `undefined` for one that is not.
 */
export const readInternational = (number: string): string | undefined => {
  if (isPlainNumber(number) || isInternational(number.slice(1))) return number;
  const mexican = number.replace(OLD_MEXICAN_MOBILE, '+52$1');
  if (mexican !== number && isInternational(mexican.slice(1))) return mexican;
  const bare = withoutTrunk(number.slice(1));
  if (bare !== undefined) return bare;
  const read = askPossible(number);
  // What the library cut must not be cut again: normalising twice is normalising once.
  const isSettled = read?.number === number || read?.isValid || isPlainNumber(read?.number ?? '');
  return isSettled ? read?.number : undefined;
};
