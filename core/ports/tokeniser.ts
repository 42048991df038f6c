import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import type { Subkey } from '#core/ports/key-ring.ts';

/** One part of a drop, to be turned into token files of the vault. */
export interface TokeniseTask {
  /** The part, a Parquet file of this machine: one text column per kind and per attribute. */
  readonly source: string;
  /** Rows that the part holds by its manifest. */
  readonly rows: number;
  /** Name of the part in the lint report, e.g. `part-0001`. */
  readonly part: string;
  /** A folder of this machine; the task writes `<kind>.parquet` into it, sorted by token. */
  readonly target: string;
  /** Kinds that the drop carries, in the agreement's order, each with the key of its tokens. */
  readonly subkeys: ReadonlyMap<IdentifierKind, Subkey>;
  /** Declared values of each attribute. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Persons of this part are numbered from here, in an order that does not follow the rows. */
  readonly firstPerson: number;
}

/** Token files of one kind, in the order of their parts. */
export type KindFiles = ReadonlyMap<IdentifierKind, readonly string[]>;

/**
 * People that one version of a dataset has and the other has not, unchanged, in the view that shows
 * the fewest such people but not none. A view is what a question sees: some kinds, some attributes.
 */
export interface VersionDifference {
  readonly onlyNew: number;
  readonly onlyOld: number;
}

/** Compares the version at hand with an older one. */
export type DifferenceFrom = (older: KindFiles) => Promise<VersionDifference>;

/**
 * A part turned into token files, whose report accounts for every row; a file that is not what a part
 * must be, or is damaged, or unpacks beyond all bounds; or one with other rows than told.
 */
export type TokenisedPart =
  | { readonly outcome: 'tokenised'; readonly report: LintReport }
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'rows-differ' };

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

/** Turns digests into tokens, sorts and writes them; reads Parquet and writes Parquet. */
export interface Tokeniser {
  /** Lints and tokenises one part, which a stranger wrote: it never throws for what is in it. Deterministic: the same part and keys give the same files. */
  tokenise(task: TokeniseTask): Promise<TokenisedPart>;
  /** Makes every (kind, token) belong to the lowest person over all parts; new files go to `target`. */
  settle(files: KindFiles, target: string): Promise<SettledVersion>;
  /**
   * Lends the comparison of one version with any number of older ones, person by person, by what both
   * have of tokens and attributes. The newer one is read once; one older one at a time has to be there.
   */
  withComparison<Result>(
    newer: KindFiles,
    use: (difference: DifferenceFrom) => Promise<Result>,
  ): Promise<Result>;
}
