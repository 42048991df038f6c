import type { Domain } from '#core/attribute-codes.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { PeopleSums } from '#core/people-sums.ts';

/** Token files of a version, of each kind those of its shards. */
export type KindFiles = ReadonlyMap<TokenKind, readonly string[]>;

/** A version as files of this machine. */
export interface LentVersion {
  readonly files: KindFiles;
  /** What its codes mean; undefined of a version of an older room, whose files hold the values themselves. */
  readonly domain: Domain | undefined;
}

/** What all parts have of one kind in one shard. */
export interface ShardPieces {
  readonly kind: TokenKind;
  /** All kinds of the list: rows say the other tokens of their person, too. */
  readonly kinds: readonly TokenKind[];
  /** A file of each part, in their order. */
  readonly files: readonly string[];
  /** How many people may have a token of the kind: one, unless it is said, and of a match key several. */
  readonly holders?: number;
}

/** What settling the duplicates between the parts came to, of one kind in one shard. */
export interface SettledShard {
  /** Identifiers that a later person lost to an earlier one of another part; or match keys, to as many as may have one. */
  readonly lost: number;
  /** The file of what everybody kept, sorted by token. */
  readonly kept: string;
  /** The file that names who lost them, if anybody did. */
  readonly losers: string | undefined;
}

/** What settling the events of all parts came to, of one kind in one shard. */
export interface SettledEvents {
  /** Events that an earlier part has too: equal ones with equal marks. */
  readonly repeats: number;
  /** The file of all others without their marks, sorted by all of its columns. */
  readonly kept: string;
}

/** What events and people of one party's lists reach each other by their ids, in one step. */
export interface BridgeCounts {
  readonly events: number;
  /** Events whose id somebody of the list has. */
  readonly linked: number;
  /** People who have an event. */
  readonly reached: number;
  /** People who have an id of a kind by which these events are known. */
  readonly withIds: number;
}

/** What whoever lost identifiers makes of the sums of all parts. */
export interface Losses {
  /** Persons who lost their last identifier. */
  readonly people: number;
  /** What is to be added to the sums of the parts; of support never more than nothing. */
  readonly sums: PeopleSums;
}

/** How two versions of a party differ. A person whose row changed counts on both sides. */
export interface VersionChange {
  /** People of the new version who are not, unchanged, in the old one. */
  readonly onlyNew: number;
  /** People of the old version who are not, unchanged, in the new one. */
  readonly onlyOld: number;
}

/**
 * How the version at hand differs from an older one, in the view that shows the fewest such people but not
 * none. A view is what a question sees: some kinds, some attributes.
 */
export type ChangeSince = (older: LentVersion) => Promise<VersionChange>;

/** A token, by its two signed halves. */
export interface HeldToken {
  readonly hi: bigint;
  readonly lo: bigint;
}

/** Tokens by their kind. */
export type KindTokens = ReadonlyMap<TokenKind, readonly HeldToken[]>;

/** All that the token files of a version say of one person: a token of each kind, and attributes by their values. */
export interface HeldPerson {
  readonly tokens: ReadonlyMap<TokenKind, HeldToken>;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An event as its token file has it. */
export interface HeldEvent {
  /** The second in which it happened. */
  readonly at: number;
  /** By which kind of token it is known. */
  readonly kind: TokenKind;
  readonly attributes: Readonly<Record<string, string>>;
  /** What it counts for, in smallest units. */
  readonly value: number;
}

/** The events that were looked for: how many there are, and the latest of them. */
export interface HeldEvents {
  readonly total: number;
  readonly latest: readonly HeldEvent[];
}

/** Reads the token files of the vault, and writes those of a shard. */
export interface VersionFiles {
  /**
   * Makes every token of one kind in one shard belong to the lowest person over all parts, or to as many of the lowest as
   * may have one, and writes what is kept
   * and who lost something into `target`. Deterministic: the same files give the same files.
   */
  settle(pieces: ShardPieces, target: string): Promise<SettledShard>;
  /**
   * Makes one of the events that several parts have, and writes what is kept into `target`. Deterministic: the same events
   * give the same file, in whatever parts they came.
   */
  settleEvents(files: readonly string[], target: string): Promise<SettledEvents>;
  /**
   * Counts which people of one version the events of another reach, by the ids of the kinds that these have. An id that
   * several people have is the lowest person's.
   */
  bridge(people: KindFiles, events: KindFiles): Promise<BridgeCounts>;
  /** Everybody of a version of people who has one of these tokens, with all that is held of each; the lowest person first. */
  peopleWith(version: LentVersion, tokens: KindTokens): Promise<readonly HeldPerson[]>;
  /** The events of a version that are known by one of these tokens; of the latest no more than `most` are told. */
  eventsWith(version: LentVersion, tokens: KindTokens, most: number): Promise<HeldEvents>;
  /** Adds up what everybody lost whom these files of losers name, each file that of one kind in one shard. */
  sumLosses(losers: readonly string[], list: ListColumns): Promise<Losses>;
  /**
   * Lends the comparison of one version with any number of older ones, person by person, by the tokens of
   * all kinds that either has and by the attributes that both have. The newer one is read once; one older
   * one at a time has to be there.
   */
  withComparison<Result>(
    newer: LentVersion,
    use: (changeSince: ChangeSince) => Promise<Result>,
  ): Promise<Result>;
}

/** What the rows of a list hold. */
export interface ListColumns {
  readonly kinds: readonly TokenKind[];
  readonly domain: Domain;
}
