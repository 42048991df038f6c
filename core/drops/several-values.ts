/** What stands between values that share a field, as people write them in one cell. */
export const SEVERAL_VALUES = '; ';

/** The values of one field as its text, without empty ones and repeats; null if there is none. */
export const joinValues = (values: readonly string[]): string | null => {
  if (values.length <= 1) return values[0] ?? null;
  const different = [...new Set(values.filter((value) => value.trim() !== ''))];
  return different.length === 0 ? '' : different.join(SEVERAL_VALUES);
};
