import { assignment, list } from '#cli/option-values.ts';
import { parseMapping } from '#cli/read-file.ts';
import type { Mapping } from '#core/drops/mapping.ts';

/** The flags of `prepare` that say what a mapping file would. */
export interface MappingFlags {
  map?: readonly string[];
  hashed?: readonly string[];
  attribute?: readonly string[];
  consent?: string;
}

const sourceOf = (columns: string, hashed: boolean): object => {
  const names = list(columns);
  return names.length > 1 ? { columns: names } : { column: columns, hashed };
};

/** The mapping that the flags describe; undefined if there are none. */
export const mappingFromFlags = (flags: MappingFlags): Mapping | undefined => {
  if (!flags.map) return undefined;
  const identifiers = flags.map
    .map(assignment)
    .map(([kind, columns]) => [kind, sourceOf(columns, flags.hashed?.includes(kind) ?? false)]);
  const [column, values] = flags.consent === undefined ? [] : assignment(flags.consent);
  return parseMapping(
    {
      identifiers: Object.fromEntries(identifiers),
      attributes: Object.fromEntries((flags.attribute ?? []).map(assignment)),
      ...(column === undefined ? {} : { consent: { column, accept: list(values ?? '') } }),
    },
    'in the flags',
  );
};
