import { z } from 'zod';
import type { ForgetOptions } from '#cli/forget/forget-options.ts';
import { ENCODING_NAMES } from '#cli/read-options.ts';
import { isDay } from '#cli/time-of.ts';
import { ownPath } from '#console/files/own-files.ts';
import { isoDay } from '#core/day.ts';
import { SUBJECT_KINDS } from '#core/drops/subject-identifier.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import { ERASURE_REASONS } from '#core/ledger/erasures.ts';

/** How a list of people is read: one identifier a line, by named columns, or by the mapping of `prepare`. */
export const WAYS = ['kind', 'columns', 'mapping'] as const;

const MAX_TEXT = 500;
const text = z.string().max(MAX_TEXT).optional();

/** The field for the columns of a kind. */
export const columnsField = (kind: IdentifierKind): `map-${IdentifierKind}` => `map-${kind}`;

const COLUMNS = Object.fromEntries(
  IDENTIFIER_KINDS.map((kind) => [columnsField(kind), text]),
) as Readonly<Record<`map-${IdentifierKind}`, typeof text>>;

/** Of boxes that are ticked a form sends one or several. */
const Ticked = z
  .union([z.enum(IDENTIFIER_KINDS).transform((kind) => [kind]), z.array(z.enum(IDENTIFIER_KINDS))])
  .default([]);

const FIELDS = {
  file: z.string(),
  way: z.enum(WAYS),
  kind: z.enum(SUBJECT_KINDS).optional(),
  mapping: z.string().optional(),
  hashed: Ticked,
  ...COLUMNS,
  encoding: z.enum(ENCODING_NAMES).default('utf-8'),
  reason: z.enum(ERASURE_REASONS).default('erasure'),
  received: z
    .string()
    .refine((day) => isDay(day) && day <= isoDay(new Date()))
    .optional(),
};

/** Which list, and how it is read: names of files, of kinds and of columns, and no person. */
export const ListForm = z.strictObject(FIELDS);
export type ListForm = z.infer<typeof ListForm>;

/** The same, by somebody who is sure. */
export const SureListForm = z.strictObject({ ...FIELDS, sure: z.literal('yes') });

const namedColumns = (form: ListForm): readonly (readonly [IdentifierKind, string])[] =>
  IDENTIFIER_KINDS.flatMap((kind) => {
    const columns = form[columnsField(kind)]?.trim();
    return columns ? [[kind, columns] as const] : [];
  });

/** What of the form does not go together, by the fields where it is put right. */
export const wrongTogether = (form: ListForm): ReadonlySet<string> => {
  const isMissing =
    (form.way === 'kind' && form.kind === undefined) ||
    (form.way === 'mapping' && form.mapping === undefined) ||
    (form.way === 'columns' && namedColumns(form).length === 0);
  return new Set(isMissing ? [form.way] : []);
};

/** Names of files that a form may name. */
export interface Listed {
  readonly lists: readonly string[];
  readonly mappings: readonly string[];
}

/** Which names of the form are not in the folder. */
export const wrongFiles = (form: ListForm, { lists, mappings }: Listed): ReadonlySet<string> =>
  new Set([
    ...(lists.includes(form.file) ? [] : ['file']),
    ...(form.way === 'mapping' && form.mapping !== undefined && !mappings.includes(form.mapping)
      ? ['mapping']
      : []),
  ]);

/** What the command is given: the flags of the one way that was chosen. */
export const forgetOptions = (form: ListForm, files: string): Partial<ForgetOptions> => ({
  ...{ encoding: form.encoding, reason: form.reason },
  ...(form.received !== undefined && { received: form.received }),
  ...(form.hashed.length > 0 && form.way !== 'mapping' && { hashed: form.hashed }),
  ...(form.way === 'kind' && form.kind !== undefined && { kind: form.kind }),
  ...(form.way === 'mapping' && form.mapping && { mapping: ownPath(files, form.mapping) }),
  ...(form.way === 'columns' && {
    map: namedColumns(form).map(([kind, columns]) => `${kind}=${columns}`),
  }),
});

/** The form as fields that are sent again. */
export const sentAgain = (form: ListForm): readonly (readonly [string, string])[] =>
  Object.entries(form).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((each) =>
      each === undefined ? [] : [[name, String(each)] as const],
    ),
  );
