import { z } from 'zod';
import { formatFault } from '#core/drops/date-format.ts';
import { insteadOf, standing, wordedObject } from '#core/drops/mapping-words.ts';
import { countryOf } from '#core/identifiers/country.ts';
import { IDENTIFIER_KINDS, type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';

/** The name of a column of the file. */
export const Column = z
  .string({ error: ({ input }) => `name a column of the file; here stands ${standing(input)}` })
  .min(1, 'name a column of the file; here stands an empty text');

/** Keys that say how the dates of a column are written. */
export const dateKeys = { format: z.string().optional(), firstYear: z.int().optional() };

interface WithFormat {
  readonly format?: string | undefined;
  readonly firstYear?: number | undefined;
}

/** Refuses a format of dates that cannot be read without guessing. */
export const checkFormat = ({ format, firstYear }: WithFormat, context: z.RefinementCtx): void => {
  const fault = format === undefined ? undefined : formatFault({ format, firstYear });
  if (fault !== undefined) context.addIssue({ code: 'custom', path: ['format'], message: fault });
  if (format === undefined && firstYear !== undefined)
    context.addIssue({
      code: 'custom',
      path: ['firstYear'],
      message: 'this needs a format beside it',
    });
};

/** A column of a composite kind: its name, or its name and how its dates are written. */
export const Part = z.union([
  wordedObject(
    {
      what: 'name a column, or { column, format } for one of dates',
      known: ['column', 'format', 'firstYear'],
      needed: 'column',
    },
    z.strictObject({ column: Column, ...dateKeys }).superRefine(checkFormat),
  ),
  Column,
]);
export type Part = z.infer<typeof Part>;

const flag = z.boolean({
  error: ({ input }) => `this is true or false; here stands ${standing(input)}`,
});

const CountryCode = z
  .string({ error: ({ input }) => `name a country, or { column }; here stands ${standing(input)}` })
  .refine((text) => countryOf(text) !== undefined, {
    error: 'this is no country: write its two letters (ISO 3166), e.g. DE, or { column: Country }',
  });

/** The country of a file's phone numbers: one for all, or a column with that of each row. */
const Country = z.union([
  wordedObject(
    {
      what: 'name a country, or { column } with the country of each row',
      known: ['column'],
      needed: 'column',
    },
    z.strictObject({ column: Column }),
  ),
  CountryCode,
]);

const Source = z.strictObject({
  column: Column.optional(),
  columns: z
    .array(Part, { error: ({ input }) => `list the columns; here stands ${standing(input)}` })
    .min(2, 'this is for several columns: use column for one')
    .optional(),
  given_name: Part.optional(),
  surname: Part.optional(),
  birth_date: Part.optional(),
  postcode: Part.optional(),
  country: Country.optional(),
  hashed: flag.default(false),
  /** Columns of the plain values beside the digests: looked at to see how these were made, and dropped. */
  plain: z.union([Column, z.array(Column).min(2)]).optional(),
});
type Source = z.infer<typeof Source>;

/** The keys that a source of this kind may have. */
const keysFor = (kind: IdentifierKind): readonly string[] => {
  const parts = KIND_COMPONENTS[kind];
  if (parts.length > 1) return ['columns', ...parts, 'column', 'hashed', 'plain'];
  return ['column', 'columns', 'hashed', 'plain', ...(kind === 'phone' ? ['country'] : [])];
};

const formsFor = (kind: IdentifierKind): string => {
  const parts = KIND_COMPONENTS[kind];
  const several = `columns: [${parts.length > 1 ? parts.join(', ') : 'first, second'}]`;
  return parts.length > 1
    ? `map "${kind}" by { ${several} }, or { column, hashed: true } where it is hashed as a whole`
    : `map "${kind}" by the name of a column, by { column, hashed } or by { ${several} }`;
};

/** Why a source of this kind says too little or too much. */
const sourceFault = (kind: IdentifierKind, source: Source): string | undefined => {
  const parts = KIND_COMPONENTS[kind];
  if (source.plain !== undefined && !(source.hashed && source.column !== undefined))
    return `"plain" names what stands beside digests: say it with { column, hashed: true }`;
  if (source.plain !== undefined && [source.plain].flat().length !== parts.length)
    return `the kind "${kind}" is made of ${parts.join(', ')}: name ${parts.length} of them as "plain"`;
  const named = parts.filter((part) => part in source);
  const composite = parts.length > 1 && !source.hashed;
  const ways = [source.column, source.columns, named.length > 0 || undefined];
  if (ways.filter((way) => way !== undefined).length !== 1) return formsFor(kind);
  if (!composite) return named.length > 0 ? formsFor(kind) : undefined;
  const given = source.columns?.length ?? named.length;
  return source.column !== undefined || given !== parts.length
    ? `the kind "${kind}" is made of ${parts.join(', ')}: map ${parts.length} columns to it, in this order`
    : undefined;
};

const WrittenOut = wordedObject(
  {
    what: 'map a kind by the name of a column, by { column, hashed } or by { columns: [first, second] }',
    known: Object.keys(Source.shape),
  },
  Source,
);

type Fault = { readonly path: readonly string[]; readonly message: string } | undefined;

/** What is wrong with a source that another kind could have. */
const faultOf = (kind: IdentifierKind, source: Source | string): Fault => {
  if (typeof source === 'string')
    return KIND_COMPONENTS[kind].length > 1
      ? { path: [kind], message: `${formsFor(kind)}; here stands a text` }
      : undefined;
  const known = keysFor(kind);
  const strange = Object.keys(source).find((key) => !known.includes(key));
  if (strange !== undefined) {
    const message = `this key is not known here: ${insteadOf(strange, known)}`;
    return { path: [kind, strange], message };
  }
  const message = sourceFault(kind, source);
  return message === undefined ? undefined : { path: [kind], message };
};

/** Where each kind of identifier stands in the file. */
export const Identifiers = wordedObject(
  {
    what: 'map at least one kind to a column, e.g. email: E-mail, or write {} where people are known by other columns (match, bridges)',
    known: IDENTIFIER_KINDS,
  },
  z.partialRecord(z.enum(IDENTIFIER_KINDS), z.union([WrittenOut, Column])),
).superRefine((sources, context) => {
  for (const kind of IDENTIFIER_KINDS) {
    const source = sources[kind];
    const fault = source === undefined ? undefined : faultOf(kind, source);
    if (fault) context.addIssue({ code: 'custom', path: [...fault.path], message: fault.message });
  }
});
