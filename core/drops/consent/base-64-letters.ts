/** The letters of strings of consent, each of six bits (RFC 4648, section 5). */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES: ReadonlyMap<string, number> = new Map([...LETTERS].map((letter, at) => [letter, at]));

/** The number that eight of these letters at most stand for. */
export const numberOf = (text: string): number => {
  let number = 0;
  for (const letter of text) number = number * 64 + (VALUES.get(letter) ?? 0);
  return number;
};

/** The bits that they stand for, as text. */
export const bitsOf = (text: string): string =>
  [...text].map((letter) => numberOf(letter).toString(2).padStart(6, '0')).join('');
