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

/**
 * The number that a cell holds. `1,234` may be a thousand or a little more than one, so it is none; nor is
 * a number whose digits a spreadsheet has cut (`1.2E+11`).
 */
export const readNumber = (raw: string): number | undefined => {
  const text = raw.trim();
  const [, decimal] = FORMS.find(([form]) => form.test(text)) ?? [];
  if (decimal === undefined) return undefined;
  const [whole = '', fraction = ''] = decimal === '' ? [text] : text.split(decimal);
  return Number(`${whole.replace(/[\s',.]/g, '')}.${fraction || '0'}`);
};
