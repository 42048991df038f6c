const NEEDS_QUOTES = /[",\r\n]/;

/** A field of a CSV file (RFC 4180), in quotes where it needs them. */
export const csvField = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** One line of a CSV file, with its line break. */
export const csvRecord = (fields: readonly string[]): string =>
  `${fields.map(csvField).join(',')}\n`;
