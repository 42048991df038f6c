import { stringify } from 'yaml';
import type { Mapping } from '#core/drops/mapping.ts';
import { escapedInQuotes, printable } from '#core/printable.ts';

/**
 * A mapping as lines of YAML that can be printed and read back to the same mapping, whatever stands
 * in the header of the file.
 */
export const mappingLines = (mapping: Mapping): readonly string[] => {
  const plain = stringify(mapping).trimEnd().split('\n');
  if (plain.every((line) => printable(line) === line)) return plain;
  const quoted = stringify(mapping, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
  return escapedInQuotes(quoted).trimEnd().split('\n');
};
