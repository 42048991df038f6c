import type { VersionId } from '#core/room-layout.ts';

/** What is bound to a `?`. */
export type QueryValue = string | number;

/** A SQL file by name, and what stands in it. */
export interface QueryPart {
  readonly sql: string;
  /** What stands for a line `{{name}}`: the statement of another part, whose values come with it. */
  readonly includes: Readonly<Record<string, QueryPart>>;
  /** What stands for each `?` of the file itself, in order. */
  readonly values: readonly QueryValue[];
}

/** A question as the engine runs it: SQL by name, names from the agreement, values bound. */
export interface VaultQuery extends QueryPart {
  /** What stands for `{{name}}` in any of its parts: a table or a column, quoted by the engine. */
  readonly tables: Readonly<Record<string, VersionId>>;
  readonly columns: Readonly<Record<string, ColumnName>>;
}

/** A column of one of the query's tables, or no column at all (an empty text). */
export type ColumnName = { readonly table: string; readonly column: string } | 'none';

/** One row of a result, by column. */
export type Row = Readonly<Record<string, string | number | null>>;
