import type { IdentifierKind } from '#core/identifiers/kinds.ts';

/** Token files of each kind, in the order of their parts. */
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
