/** What separates fields in files that people call CSV. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter that stands most often, outside quotes, in the header line; a comma if none does. */
export const sniffDelimiter = (header: string): Delimiter => {
  const bare = header.replace(/"[^"]*"/g, '');
  const times = (delimiter: string): number => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (times(each) > times(best) ? each : best));
};
