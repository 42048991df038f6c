/**
 * Bands as they are typed, one on a line: `18-34 = young`; undefined where there are none. The last sign parts, for
 * `>=18 <35` has signs of its own. A line of another form is kept whole, so that it is told as what it is.
 */
export const bandsOf = (typed: string): Readonly<Record<string, string>> | undefined => {
  const lines = typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return undefined;
  return Object.fromEntries(
    lines.map((line) => {
      const [, band = line, means = line] = /^(.*[^<>=\s])\s*=\s*([^=<>]+)$/.exec(line) ?? [];
      return [band, means];
    }),
  );
};

/** The same, as they are shown. */
export const bandsText = (bands: Readonly<Record<string, string>>): string =>
  Object.entries(bands)
    .map(([band, means]) => `${band} = ${means}`)
    .join('\n');
