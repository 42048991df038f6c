import { MEMBERS, numberingOf } from './numbering-plan.ts';

/**
 * By the first three digits of a number: the length of its country code (0 where none is assigned), the
 * lengths of its possible numbers as bits, and the first digit of its trunk prefix. Every number of a file
 * passes here, so these are tables and not objects.
 */
const PREFIXES = 1000;
const codeLengths = new Uint8Array(PREFIXES);
const possibleLengths = new Uint32Array(PREFIXES);
const trunkDigits = new Uint8Array(PREFIXES);

const ZERO = 48;

/** A bit that stands for no length: that of a row which was filled. */
const KNOWN = 1 << 30;

for (const code of MEMBERS.keys()) {
  const width = 10 ** (3 - code.length);
  codeLengths.fill(code.length, Number(code) * width, (Number(code) + 1) * width);
}

/** Of countries that share a code, only the lengths that all of them have: the rest is for the library. */
const learn = (prefix: number, code: string): void => {
  const [main = [], ...others] = (MEMBERS.get(code) ?? []).map((country) =>
    numberingOf(country).possibleLengths(),
  );
  const common = main.filter((length) => others.every((lengths) => lengths.includes(length)));
  let bits = KNOWN;
  for (const length of common) bits |= 1 << length;
  possibleLengths[prefix] = bits;
  trunkDigits[prefix] = (numberingOf(code).nationalPrefix() || '0').charCodeAt(0);
};

/** A number that is possible by its length, with no trunk prefix behind the code: nothing more to ask. */
export const isPlainNumber = (number: string): boolean => {
  const prefix =
    number.charCodeAt(1) * 100 + number.charCodeAt(2) * 10 + number.charCodeAt(3) - ZERO * 111;
  const width = codeLengths[prefix] ?? 0;
  if (width === 0) return false;
  if (possibleLengths[prefix] === 0) learn(prefix, number.slice(1, 1 + width));
  const first = number.charCodeAt(1 + width);
  const bit = 1 << (number.length - 1 - width);
  return (
    first !== ZERO && first !== trunkDigits[prefix] && ((possibleLengths[prefix] ?? 0) & bit) !== 0
  );
};

/** What is known of each first three digits, all of it: for a reader that cannot ask for more. */
export const plainNumbers = (): {
  readonly codeLengths: Uint8Array;
  readonly possibleLengths: Uint32Array;
  readonly trunkDigits: Uint8Array;
} => {
  for (let prefix = 0; prefix < PREFIXES; prefix += 1) {
    const width = codeLengths[prefix] ?? 0;
    if (width > 0 && possibleLengths[prefix] === 0)
      learn(prefix, String(prefix).padStart(3, '0').slice(0, width));
  }
  return { codeLengths, possibleLengths, trunkDigits };
};
