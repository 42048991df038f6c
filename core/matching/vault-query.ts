import type { VersionId } from '#core/room-layout.ts';

/** A SQL file by name, and what stands for each `?` in it, in order. */
export interface QueryPart {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A question as the engine runs it: SQL by name, names from the agreement, values bound. */
export interface VaultQuery extends QueryPart {
  /** The SQL files whose statements stand for a line `{{name}}`. Their values are among those of the query. */
  readonly includes: Readonly<Record<string, string>>;
  /** What stands for `{{name}}` elsewhere: a table or a column, quoted by the engine. */
  readonly tables: Readonly<Record<string, VersionId>>;
  readonly columns: Readonly<Record<string, ColumnName>>;
}

/** A column of one of the query's tables, or no column at all (an empty text). */
export type ColumnName = { readonly table: string; readonly column: string } | 'none';

/** One row of a result, by column. */
export type Row = Readonly<Record<string, string | number | null>>;
