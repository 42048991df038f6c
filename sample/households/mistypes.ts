import { mix32 } from '#sample/draws.ts';

/** Letters that are beside one another on a keyboard. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const neighbour = (letter: string, bits: number): string => {
  const row = ROWS.find((each) => each.includes(letter.toLowerCase()));
  if (row === undefined) return 'e';
  const at = row.indexOf(letter.toLowerCase());
  return row[at === 0 || (bits & 1 && at < row.length - 1) ? at + 1 : at - 1] ?? letter;
};

/** A text as it is typed wrong once: two letters in the other order, one left out, doubled, or that of the next key. */
export const mistyped = (text: string, draw: number): string => {
  const bits = mix32(Math.floor(draw * 2 ** 31));
  // The first letter is seldom wrong.
  const at = text.length < 3 ? text.length - 1 : 1 + ((bits >>> 4) % (text.length - 1));
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  switch (bits % 4) {
    case 0:
      return before.slice(0, -1) + letter + before.slice(-1) + after;
    case 1:
      return before + after;
    case 2:
      return before + letter + letter + after;
    default:
      return before + neighbour(letter, bits >>> 3) + after;
  }
};

/** A number as it is typed wrong once: one of its digits is another. */
export const misdialled = (text: string, draw: number): string => {
  const bits = mix32(Math.floor(draw * 2 ** 31) + 1);
  const places = [...text].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []));
  const at = places[bits % places.length];
  if (at === undefined) return text;
  const digit = (Number(text.charAt(at)) + 1 + ((bits >>> 8) % 9)) % 10;
  return text.slice(0, at) + String(digit) + text.slice(at + 1);
};
