import type { IdentifierKind } from '#core/identifiers/kinds.ts';

/** Token files of each kind, one for each part, in the order of the parts. */
export type KindFiles = ReadonlyMap<IdentifierKind, readonly string[]>;

/** A token file that had to change, and where its new content is. */
export interface RewrittenFile {
  readonly kind: IdentifierKind;
  /** Position of the file within its kind. */
  readonly index: number;
  readonly path: string;
}

/** What settling the duplicates between the parts of a version came to. */
export interface SettledVersion {
  /** Identifiers of each kind that a later person lost to an earlier one of another part. */
  readonly lostIdentifiers: ReadonlyMap<IdentifierKind, number>;
  /** Persons of later parts that lost their last identifier so. */
  readonly lostPeople: number;
  readonly rewritten: readonly RewrittenFile[];
}

/** How many people of a version have a value of an attribute. */
export interface ValueSupport {
  readonly attribute: string;
  readonly value: string;
  readonly people: number;
}

/** What a settled version holds, in a few numbers. Only its own party may learn them. */
export interface VersionSummary {
  /**
   * 128 bits, in hex: the same for two versions of one epoch if, and but for chance only if, they have the same
   * people, each with the same tokens of the same kinds and the same values of the same attributes. In which
   * order, in how many parts and under which numbers they stand is no part of it.
   */
  readonly fingerprint: string;
  /** Every value that somebody has, sorted by attribute and value. */
  readonly support: readonly ValueSupport[];
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
export type ChangeSince = (older: KindFiles) => Promise<VersionChange>;

/** Reads the token files of whole versions, and writes them anew. */
export interface VersionFiles {
  /** Makes every (kind, token) belong to the lowest person over all parts; new files go to `target`. */
  settle(files: KindFiles, target: string): Promise<SettledVersion>;
  /** Sums up a settled version. */
  summarise(files: KindFiles): Promise<VersionSummary>;
  /**
   * Lends the comparison of one version with any number of older ones, person by person, by the tokens of
   * all kinds that either has and by the attributes that both have. The newer one is read once; one older
   * one at a time has to be there.
   */
  withComparison<Result>(
    newer: KindFiles,
    use: (changeSince: ChangeSince) => Promise<Result>,
  ): Promise<Result>;
}
