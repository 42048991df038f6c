import { stringify } from 'yaml';
import { escapedInQuotes, printable } from '#core/printable.ts';

/** Not by trimming: a name may end in a space that only JavaScript knows. */
const linesOf = (yaml: string): readonly string[] => yaml.replace(/\n$/, '').split('\n');

/** A bare `yes` is a truth value to other programs that read YAML. */
const AS_QUOTED = { compat: 'yaml-1.1' } as const;

/**
 * A mapping, or a section of one, as lines of YAML that can be printed and read back to the same, whatever
 * stands in the header of the file.
 */
export const mappingLines = (mapping: object): readonly string[] => {
  const plain = linesOf(stringify(mapping, AS_QUOTED));
  if (plain.every((line) => printable(line) === line)) return plain;
  const quoted = stringify(mapping, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
  return linesOf(escapedInQuotes(quoted));
};
