import type { Digest } from '#core/identifiers/digest.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import type { PeopleSums } from '#core/people-sums.ts';
import type { Subkey } from '#core/ports/key-ring.ts';
import type { ShardCount } from '#core/shards.ts';

/** One part of a drop, to be turned into token files of the vault. */
export interface TokeniseTask {
  /** The part, a Parquet file of this machine: one text column per kind and per attribute. */
  readonly source: string;
  /** Rows that the part holds by its manifest. */
  readonly rows: number;
  /** Name of the part in the lint report, e.g. `part-0001`. */
  readonly part: string;
  /** A folder of this machine; the task writes a `pieceName` into it for each kind and shard, sorted by token. */
  readonly target: string;
  /** Kinds that the drop carries, in the agreement's order, each with the key of its tokens. */
  readonly subkeys: ReadonlyMap<TokenKind, Subkey>;
  /** Digests that are nobody's, which the part may hold: those of fillers such as an empty text. */
  readonly fillers: readonly Digest[];
  /** Declared values of each attribute. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Persons of this part are numbered from here, in an order that does not follow the rows. */
  readonly firstPerson: number;
  readonly shards: ShardCount;
  /**
   * Whether it is the only part of its drop: nobody can take its tokens away, and its pieces are the files of a
   * version. Else each row also says the person's other tokens (`markedKinds`), as `_hi_<kind>` and
   * `_lo_<kind>`.
   */
  readonly alone: boolean;
  /** How many rows keep a token of a match key, the first ones; one, unless it is said. */
  readonly cap?: number;
  /** Whether an id of the party's own is enough to be somebody, as on a list of people to forget. */
  readonly ownIdsIdentify?: true;
}

/**
 * A part turned into token files, whose report accounts for every row, and what its people add up to; a file that is not what a part
 * must be, or is damaged, or unpacks beyond all bounds; or one with other rows than told.
 */
export type TokenisedPart =
  | { readonly outcome: 'tokenised'; readonly report: LintReport; readonly sums: PeopleSums }
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'rows-differ' };

/** One part of a drop of events: one text column per kind and attribute, and `EVENT_COLUMNS`. */
export interface EventTask
  extends Omit<TokeniseTask, 'firstPerson' | 'alone' | 'cap' | 'ownIdsIdentify'> {
  /** The most that one event counts for, in smallest units. */
  readonly clip: number;
  /** The first and the last second that an event is taken of. */
  readonly earliest: number;
  readonly latest: number;
}

/**
 * How a part was tokenised by an engine that leaves to a reference what it does not understand. It depends on what is
 * in the part: for whoever runs the room, and never for the other party.
 */
export interface TokenisingWay {
  /** Whether the whole part went the reference way, because the engine does not understand it or cannot run. */
  readonly wholeByReference: boolean;
  /** Else how many of its values did, one at a time. */
  readonly valuesByReference: number;
}

/** Turns digests into tokens: what a faster engine can do in place of another. */
export interface Tokeniser {
  /** Lints and tokenises one part, which a stranger wrote: it never throws for what is in it. Deterministic: the same part and keys give the same files. */
  tokenise(task: TokeniseTask): Promise<TokenisedPart>;
  /**
   * The same of a part of events. Of the kinds of an event the first counts that it has, in the order of `subkeys`. Writes
   * a `pieceName` for each kind and shard: `token_hi`, `token_lo`, `at`, a column for each attribute by name, `value` and
   * `_mark`, sorted by these, each event once. Its people add up to nobody.
   */
  tokeniseEvents(task: EventTask): Promise<TokenisedPart>;
}
