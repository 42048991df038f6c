import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Fields } from '#core/drops/identifier-reader.ts';
import { identifierSource, sourceColumns } from '#core/drops/identifier-source.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { ownIdColumns } from '#core/drops/own-id-reader.ts';
import { severalValues } from '#core/drops/several-values.ts';
import { KIND_COMPONENTS } from '#core/identifiers/kinds.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';

/** What is put into so many fields of a row, one after the other. */
interface Spread {
  readonly from: number;
  readonly width: number;
  /** All that a row holds of it, each as the fields that it stands in. */
  readonly valuesOf: (fields: Fields) => readonly Fields[];
}

const isFilled = (text: string | null | undefined): text is string =>
  typeof text === 'string' && text.trim() !== '';

/** The identifiers of one kind: those of each way to it that is filled, and each of a cell of several. */
const ofKind = (
  mapping: Mapping,
  kind: Agreement['identifiers']['kinds'][number],
  from: number,
): readonly Spread[] => {
  const source = identifierSource(mapping, kind);
  if (!source) return [];
  const { ways, hashed } = source;
  const width = ways[0]?.length ?? 0;
  const [component = 'digest'] = hashed ? [] : KIND_COMPONENTS[kind];
  const valuesOf = (fields: Fields): readonly Fields[] =>
    ways.flatMap((_, at) => {
      const way = fields.slice(from + at * width, from + (at + 1) * width);
      if (!way.every(isFilled)) return [];
      const several = width === 1 ? severalValues(component, way[0] ?? '') : undefined;
      return several?.map((value) => [value]) ?? [way];
    });
  return [{ from, width: ways.length * width, valuesOf }];
};

/** Ids of the party's own, as many together as a row may have. */
const ofOwnIds = ({ bridges }: Mapping, most: number, from: number): readonly Spread[] => {
  const width = ownIdColumns(bridges).length;
  if (bridges === undefined || most === 0) return [];
  const split = Array.isArray(bridges) ? undefined : bridges.split;
  const valuesOf = (fields: Fields): readonly Fields[] => {
    const cells = fields.slice(from, from + width).filter(isFilled);
    const ids = split === undefined ? cells : cells.flatMap((cell) => cell.split(split));
    const groups = Array.from({ length: Math.ceil(ids.length / most) }, (_, at) =>
      ids.slice(at * most, (at + 1) * most),
    );
    return split === undefined ? groups : groups.map((group) => [group.join(split)]);
  };
  return [{ from, width, valuesOf }];
};

/** How the rows of a list are read, and how many ids of the party's own a row may have. */
export interface ListRules {
  readonly mapping: Mapping;
  readonly kinds: Agreement['identifiers']['kinds'];
  readonly ownIds: number;
}

/** In the order in which the columns of a list are asked for (`planRows`). */
const spreadsOf = ({ mapping, kinds, ownIds }: ListRules): readonly Spread[] => {
  let from = 0;
  const found = kinds.flatMap((kind) => {
    const spread = ofKind(mapping, kind, from);
    from += sourceColumns(mapping, kind).length;
    return spread;
  });
  return [...found, ...ofOwnIds(mapping, ownIds, from)];
};

const spreadRecord = (
  spreads: readonly Spread[],
  record: SourceRecord,
): readonly SourceRecord[] => {
  const { fields } = record;
  if (!fields) return [record];
  const values = spreads.map(({ valuesOf }) => valuesOf(fields));
  const rows = Math.max(0, ...values.map(({ length }) => length));
  if (rows <= 1) return [record];
  return Array.from({ length: rows }, (_, row) => {
    const spread = [...fields];
    for (const [at, { from, width }] of spreads.entries())
      for (let place = 0; place < width; place += 1)
        spread[from + place] = values[at]?.[row]?.[place] ?? null;
    return { ...record, fields: spread };
  });
};

/**
 * A list of people to forget in which a row has one identifier of each kind: whoever has several on a line is known by each
 * of them, where a list that is matched takes the first one. The further ones follow as rows of the same line, in which it
 * does not matter who is whom.
 */
export const spreadIdentifiers = (source: RecordSource, rules: ListRules): RecordSource => {
  const spreads = spreadsOf(rules);
  return {
    columns: (wanted) => source.columns(wanted),
    records: async function* (wanted) {
      for await (const batch of source.records(wanted))
        yield batch.flatMap((record) => spreadRecord(spreads, record));
    },
    progress: () => source.progress(),
    notes: () => source.notes(),
  };
};
