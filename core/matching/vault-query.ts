import type { MatchKind, TokenKind } from '#core/identifiers/kinds.ts';
import type { PointsRule } from '#core/matching/by-points.ts';
import type { PlacedColumns } from '#core/matching/match-columns.ts';
import type { VersionId } from '#core/room-layout.ts';
import type { ShardCount } from '#core/shards.ts';

/** What is bound to a `?`. */
export type QueryValue = string | number;

/** A SQL file by name, and what stands in it. */
export interface QueryPart {
  readonly sql: string;
  /** What stands for a line `{{name}}`: the statement of another part, whose values come with it. */
  readonly includes: Readonly<Record<string, QueryPart>>;
  /** What stands for each `?` of the file itself, in order. */
  readonly values: readonly QueryValue[];
  /** The table that the file knows as `{{rows}}`; its columns, `{{rows_…}}`, are then those of that name. */
  readonly rows?: string;
}

/**
 * The two texts of a match relation, which give the same counts. `fast` handles matches alone. `oblivious`
 * handles as many rows at every step whoever matches: for an engine that tells others how many it handled.
 */
export type MatchText = 'fast' | 'oblivious';

/** A version as a table of a query, and by how many shards it is laid out. */
export type QueryTable = VersionId & { readonly shards: ShardCount };

/**
 * The match of two versions on some kinds, whatever is asked of it: what an engine can compute once and keep. It is
 * the same for every question on these versions and kinds.
 */
export interface VersionsMatch {
  readonly counted: QueryTable;
  readonly other: QueryTable;
  readonly on: readonly MatchKind[];
  /** How, where that is by points. */
  readonly points?: PointsRule | undefined;
  /** How many people each version is of, as both parties know it: whatever is said of sizes is said by these. */
  readonly people: { readonly counted: number; readonly other: number };
  /** How many the counted one is of, whose rows are what is kept. Nobody is told this number. */
  readonly rows: number;
  /** Every attribute of either version, the counted one's first, each list by name. */
  readonly attributes: readonly ColumnName[];
}

/** The link of a version of events to the pairs of a match, whatever is asked of it: what an engine can compute once and keep. */
export interface VersionsLink {
  readonly match: VersionsMatch;
  /** Whose events: those of the counted people are conversions, those of the others touches. */
  readonly side: 'counted' | 'other';
  readonly events: QueryTable;
  /** Kinds by which an event is of a person; the first place of own ids stands for all of them. */
  readonly by: readonly TokenKind[];
  /** How many events there are, to two significant digits, as both parties know it. */
  readonly size: number;
  /** How many exactly. Nobody is told this number. */
  readonly rows: number;
  /** The attributes of the events, by name. */
  readonly attributes: readonly string[];
  /** That of them which says what a touch was. */
  readonly type?: string;
}

/** What leaves matches out of a question: those of other values than it names. */
export interface MatchFilter {
  /** For each place a text with a digit for every code from 0, which is 1 where the code is named. */
  readonly digits: readonly string[];
  /** The places by which the question counts; the others only decide whether a match counts. */
  readonly kept: readonly string[];
}

/** What a question of histories is asked by: its whole statement, and the columns that it reads of its links. */
export interface HistoryStatement extends QueryPart {
  readonly columns: Readonly<Record<string, QueryColumn>>;
}

/** A question as the engine runs it: SQL by name, names from the agreement, values bound. */
export interface VaultQuery extends Pick<QueryPart, 'sql' | 'values'> {
  /** What its match is of, for an engine that keeps matches. */
  readonly of: VersionsMatch;
  /** The attributes that it counts by, and those of its filter, each at its place. */
  readonly by: PlacedColumns;
  readonly filter?: MatchFilter | undefined;
  /** What stands for `{{match}}`, in whichever text suits the engine. */
  readonly match: Readonly<Record<MatchText, QueryPart>>;
  /** The links that it reads, for an engine that keeps them. */
  readonly links?: { readonly conversions?: VersionsLink; readonly touches?: VersionsLink };
  /** The statement of a question of histories, in whichever text suits the engine: it reads links and no match. */
  readonly histories?: Readonly<Record<MatchText, HistoryStatement>>;
  /** What stands for `{{name}}` in any of its parts: a table or a column, quoted by the engine. */
  readonly tables: Readonly<Record<string, QueryTable>>;
  readonly columns: Readonly<Record<string, QueryColumn>>;
}

/** A column of one of the query's tables: `counted`, `other`, `conversions` or `touches`. */
export interface ColumnName {
  readonly table: string;
  readonly column: string;
}

/** A column, or a number that every row has. */
export type QueryColumn = ColumnName | 0 | 1;

/** One row of a result, by column. */
export type Row = Readonly<Record<string, string | number | null>>;
