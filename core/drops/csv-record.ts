const NEEDS_QUOTES = /[",\r\n]/;

/** A field of a CSV file (RFC 4180), in quotes where it needs them. */
export const csvField = (text: string): string =>
  NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A text of others, of which a spreadsheet makes no formula: it is told to take it as text. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** One line of a CSV file, with its line break. */
export const csvRecord = (fields: readonly string[]): string =>
  `${fields.map(csvField).join(',')}\n`;
