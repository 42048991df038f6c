import { type Role, roleText } from '#console/pages/prepare/roles.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import type { PreviewedColumn } from '#core/drops/suggestion/preview-columns.ts';
import { ownValue } from '#core/own-value.ts';

/** The form as it was sent or is to be shown: texts by the names of its fields. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The text of a field; empty where it is not there. */
export const textOf = (fields: Fields, name: string): string => {
  const value = ownValue(fields, name);
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};

/** All texts of a field, of boxes that may be ticked together. */
export const textsOf = (fields: Fields, name: string): readonly string[] => {
  const value = ownValue(fields, name);
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
};

/** A list that a file is prepared for, and what its agreement says of it. */
export interface Target {
  readonly agreement: Agreement;
  readonly party: string;
  readonly dataset: string;
}

/** A file that is to be mapped. */
export interface Mapped extends Target {
  readonly columns: readonly PreviewedColumn[];
}

/** The attributes that are declared of a list, with their values. */
export const attributesFor = ({ agreement, party, dataset }: Target) =>
  attributesOf(agreement, party, dataset);

/** The columns that are used so. */
export const columnsAs = (
  { columns }: Pick<Mapped, 'columns'>,
  fields: Fields,
  role: Role,
): readonly PreviewedColumn[] =>
  columns.filter((_, at) => textOf(fields, `role-${at}`) === roleText(role));

/** Values of a column that the agreement does not declare for an attribute, with their places among the common ones. */
export const strangeValues = (
  { values }: PreviewedColumn,
  declared: readonly string[],
): readonly { readonly at: number; readonly text: string; readonly rows: number }[] =>
  values.flatMap((value, at) => (declared.includes(value.text) ? [] : [{ at, ...value }]));

/** The column that an attribute is read from: the one that is named for it, or else the one that is marked as it. */
export const attributeColumnOf = (
  mapped: Mapped,
  fields: Fields,
  name: string,
): PreviewedColumn | undefined => {
  const beside = textOf(fields, `from.${name}`);
  if (beside !== '') return mapped.columns[Number(beside)];
  return columnsAs(mapped, fields, { as: 'attribute', name })[0];
};
