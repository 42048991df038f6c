/** What stands between values that share a field, as people write them in one cell. */
export const SEVERAL_VALUES = '; ';

/**
 * The values of one field as its text; null if there is none. Of several, empty ones and repeats are left
 * out, and the others stand in their order: `a@x.org; b@x.org`.
 */
export const joinValues = (values: readonly string[]): string | null => {
  if (values.length <= 1) return values[0] ?? null;
  return [...new Set(values.filter((value) => value.trim() !== ''))].join(SEVERAL_VALUES);
};
