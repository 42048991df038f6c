import type { DateFormat } from '#core/drops/date-format.ts';
import type { Part } from '#core/drops/identifier-schema.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { AirlockError } from '#core/errors.ts';
import { type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';

/** A column that a part of an identifier stands in, and how its dates are written. */
export interface SourceColumn {
  readonly column: string;
  readonly format?: DateFormat | undefined;
}

/** Where a kind stands in the file, whichever way the mapping says it. */
export interface IdentifierSource {
  /** The ways to the identifier, in order of preference: each has a column for every part. */
  readonly ways: readonly (readonly SourceColumn[])[];
  readonly hashed: boolean;
  /** The country of a phone number: a column, or one for the whole file. */
  readonly country?: { readonly column: string } | string | undefined;
}

/** The column that the mapping names for a part. */
export const sourceColumn = (part: Part): SourceColumn => {
  if (typeof part === 'string') return { column: part };
  const { column, format, firstYear } = part;
  return { column, format: format === undefined ? undefined : { format, firstYear } };
};

const incomplete = (kind: IdentifierKind): never => {
  const parts = KIND_COMPONENTS[kind];
  throw new AirlockError(
    'usage',
    `The kind "${kind}" is made of ${parts.join(', ')}: map ${parts.length} columns to it, in this order.`,
  );
};

/** Where a kind stands; undefined if it is not mapped. Throws AirlockError('usage') for half a composite. */
export const identifierSource = (
  mapping: Mapping,
  kind: IdentifierKind,
): IdentifierSource | undefined => {
  const written = mapping.identifiers[kind];
  if (written === undefined) return undefined;
  const source = typeof written === 'string' ? { column: written, hashed: false } : written;
  const { hashed, country } = source;
  const named = KIND_COMPONENTS[kind].flatMap((part) => {
    const found = part in source ? source[part as keyof typeof source] : undefined;
    return found === undefined ? [] : [found as Part];
  });
  const single = source.column === undefined ? named : [source.column];
  const columns = (source.columns ?? single).map(sourceColumn);
  const parts = hashed ? 1 : KIND_COMPONENTS[kind].length;
  if (parts > 1 && columns.length !== parts) incomplete(kind);
  const ways = parts > 1 ? [columns] : columns.map((column) => [column]);
  return { ways, hashed, country };
};

/** The columns of plain values beside the digests of a kind; none where the mapping names none. */
export const plainColumns = (mapping: Mapping, kind: IdentifierKind): readonly string[] => {
  const source = mapping.identifiers[kind];
  return typeof source === 'object' && source.plain !== undefined ? [source.plain].flat() : [];
};

/** Columns of the file that a kind is made of, in the order in which they are read. */
export const sourceColumns = (mapping: Mapping, kind: IdentifierKind): readonly string[] => {
  const source = identifierSource(mapping, kind);
  if (!source) return [];
  const { country } = source;
  return [
    ...source.ways.flat().map(({ column }) => column),
    ...(typeof country === 'object' ? [country.column] : []),
  ];
};

/** Is this kind already hashed in the file? */
export const isHashed = (mapping: Mapping, kind: IdentifierKind): boolean =>
  identifierSource(mapping, kind)?.hashed ?? false;
