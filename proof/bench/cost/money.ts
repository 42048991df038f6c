/** Two digits that count, and cents at least. */
export const dollars = (usd: number): string =>
  usd >= 0.1 ? usd.toFixed(2) : usd.toFixed(Math.min(8, 1 - Math.floor(Math.log10(usd))));

/** Three digits that count. */
export const number = (quantity: number): string =>
  Number(quantity.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });

/** A row of a table. */
export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
