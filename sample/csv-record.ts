const NEEDS_QUOTES = /[",\r\n]/;

const csvField = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** One line of a CSV file (RFC 4180), with its line break. */
export const csvRecord = (fields: readonly string[]): string =>
  `${fields.map(csvField).join(',')}\n`;
