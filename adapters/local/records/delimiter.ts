/** One character between fields. */
export type Delimiter = string;

/** What separates fields in files that people call CSV; the last two are control characters of database exports. */
export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|', '\x01', '\x1f'];

/** The line by which Excel is told the delimiter: `sep=;`. */
const SEP_LINE = /^"?sep=(.)"?[;,\t|]*\r*$/i;

/** The delimiter that a line declares, if it is there for that. */
export const declaredDelimiter = (line: string): Delimiter | undefined => SEP_LINE.exec(line)?.[1];

/** The delimiter that stands most often, outside quotes, in the middle one of these lines; a comma if none does. */
export const sniffDelimiter = (lines: readonly string[]): Delimiter => {
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, ''));
  const times = (delimiter: Delimiter): number => {
    const each = bare.map((line) => line.split(delimiter).length).sort((a, b) => a - b);
    return each[each.length >> 1] ?? 0;
  };
  return DELIMITERS.reduce((best, each) => (times(each) > times(best) ? each : best), ',');
};
