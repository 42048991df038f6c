/** Digits in groups of three, by a blank, or by a comma or dot where the other one marks the decimals. */
const FORMS: readonly (readonly [RegExp, decimal: string])[] = [
  [/^-?\d+(?:\.\d+)?$/, '.'],
  [/^-?\d+,\d{1,2}$/, ','],
  [/^-?\d{1,3}(?:[\s']\d{3})+(?:\.\d+)?$/, '.'],
  [/^-?\d{1,3}(?:[\s']\d{3})+,\d+$/, ','],
  [/^-?\d{1,3}(?:,\d{3})+\.\d+$/, '.'],
  [/^-?\d{1,3}(?:\.\d{3})+,\d+$/, ','],
  [/^-?\d{1,3}(?:[.,]\d{3}){2,}$/, ''],
];

/** A thousand or a little more than one, by who wrote it: no thousands begin with a zero. */
const EITHER = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * The number that a cell holds. `1,234` and `1.234` may be a thousand or a little more than one, so they are
 * none; nor is a number whose digits a spreadsheet has cut (`1.2E+11`).
 */
export const readNumber = (raw: string): number | undefined => {
  const text = raw.trim();
  if (EITHER.test(text)) return undefined;
  const [, decimal] = FORMS.find(([form]) => form.test(text)) ?? [];
  if (decimal === undefined) return undefined;
  const [whole = '', fraction = ''] = decimal === '' ? [text] : text.split(decimal);
  return Number(`${whole.replace(/[\s',.]/g, '')}.${fraction || '0'}`);
};
