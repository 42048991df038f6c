import { tableLines } from '#cli/render/table.ts';
import { FEATURE_FIELDS, FEATURES, FIELDS } from '#core/match-keys/features.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';

/** Tenths of bits as bits. */
export const bits = (tenths: number): string => (tenths / 10).toFixed(1);

/** A table for people: what each agreement proves, what it costs where none does, and the keys. */
export const matchTableLines = (table: MatchTable): readonly string[] => [
  ...tableLines(
    ['field', 'where this agrees', 'it proves (bits)', 'one in'],
    FEATURES.filter((feature) => table.keys.some((key) => key.includes(feature))).map((feature) => [
      FEATURE_FIELDS[feature],
      feature,
      bits(table.points[feature]),
      String(Math.round(2 ** (table.points[feature] / 10))),
    ]),
    ['left', 'left', 'right', 'right'],
  ),
  '',
  ...tableLines(
    ['where both have it and nothing of it agrees', 'it costs (bits)'],
    FIELDS.map((field) => [field, bits(table.unproven[field])]),
    ['left', 'right'],
  ),
  '',
  `An equal identifier (email, phone …) proves ${bits(table.identifier)} bits by itself.`,
  `People are compared who have one of these ${table.keys.length} keys in common:`,
  ...table.keys.map((key) => `  ${key.join(' + ')}`),
];
