import type { Domain } from '#core/attribute-codes.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { PeopleSums } from '#core/people-sums.ts';

/** Token files of each kind: of a version those of its shards; of a shard those of the parts, in their order. */
export type KindFiles = ReadonlyMap<IdentifierKind, readonly string[]>;

/** A version as files of this machine. */
export interface LentVersion {
  readonly files: KindFiles;
  /** What its codes mean; undefined of a version of an older room, whose files hold the values themselves. */
  readonly domain: Domain | undefined;
}

/** What settling the duplicates between the parts of one shard came to. */
export interface SettledShard {
  /** Identifiers of each kind that a later person lost to an earlier one of another part. */
  readonly lost: ReadonlyMap<IdentifierKind, number>;
  /** The file that names who lost them, if anybody did. */
  readonly losers: string | undefined;
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

/** Reads the token files of the vault, and writes those of a shard. */
export interface VersionFiles {
  /**
   * Makes every (kind, token) of one shard belong to the lowest person over all parts, and writes what is kept
   * as `<kind>.parquet` into `target`, sorted by token. Deterministic: the same files give the same files.
   */
  settle(files: KindFiles, target: string): Promise<SettledShard>;
  /** Adds up what everybody lost whom these files of losers name, each file that of one shard. */
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
  readonly kinds: readonly IdentifierKind[];
  readonly domain: Domain;
}
