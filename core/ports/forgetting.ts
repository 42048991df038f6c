import type { Domain } from '#core/attribute-codes.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { VersionSummary } from '#core/people-sums.ts';
import type { Subkey } from '#core/ports/key-ring.ts';
import type { KindFiles, KindTokens } from '#core/ports/version-files.ts';

/** A part of a drop that is looked at for people who are to stay forgotten, before it is tokenised. */
export interface MarkedPart {
  /** As in `TokeniseTask`. */
  readonly source: string;
  readonly rows: number;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Kinds that the part has, each with the key of its marks. */
  readonly subkeys: ReadonlyMap<TokenKind, Subkey>;
  /** Columns of the part that are of no kind and no attribute: those of events. */
  readonly beside: readonly string[];
  /** Files of the marks that stand, of any kinds. */
  readonly marks: KindFiles;
  /** A folder of this machine. */
  readonly target: string;
}

/** A part without the identifiers of the forgotten, and how many of its rows held some. */
export interface UnmarkedPart {
  /** The part to go on with: the same number of rows, where those of the forgotten hold no identifier. */
  readonly source: string;
  readonly forgotten: number;
  /** The first of these rows, from 1; at most `MAX_LISTED_A_REASON`. */
  readonly lines: readonly number[];
}

/** Marks that stand, and a change of them. */
export interface MarksChange {
  readonly standing: KindFiles;
  /** Marks of a list, one file for each part. */
  readonly list: KindFiles;
  readonly act: 'add' | 'take';
  readonly target: string;
}

/** A token file of a version. */
export interface KindFile {
  readonly kind: TokenKind;
  readonly path: string;
}

/** A version of people, and a list of those who are to leave it. */
export interface LeavingPeople {
  readonly files: readonly KindFile[];
  readonly domain: Domain;
  /** Tokens of the list. */
  readonly list: KindFiles;
  readonly target: string;
  /** What the files begin with that hold the tokens of those who leave. */
  readonly left: string;
}

/** The version without them. */
export interface KeptPeople {
  /** In the order of the files that were given. */
  readonly files: readonly string[];
  readonly people: number;
  /** What those who stay are. */
  readonly summary: VersionSummary;
  /** Every token of those who left, for their events; nothing of labels. */
  readonly tokens: KindFiles;
}

/** A version of events, and the tokens of those whose events are to leave it, in any number of files for a kind. */
export interface LeavingEvents {
  readonly files: readonly KindFile[];
  readonly tokens: KindFiles;
  readonly target: string;
}

/** The version without them. */
export interface KeptEvents {
  readonly files: readonly string[];
  readonly events: number;
}

/** Takes people out of files, in bulk. Deterministic: the same files and lists give the same files. */
export interface Forgetting {
  /**
   * Looks for rows of a part that hold an identifier of somebody who is to stay forgotten. A stranger wrote the part: what
   * cannot be read is left as it is, for the tokeniser to tell of.
   */
  unmark(part: MarkedPart): Promise<UnmarkedPart>;
  /** Adds the marks of a list to those that stand, or takes them away; answers one file for each kind. */
  changeMarks(change: MarksChange): Promise<KindFiles>;
  /** Leaves everybody out who has any identifier of the list. */
  leavePeople(leaving: LeavingPeople): Promise<KeptPeople>;
  /** Leaves every event out that has any of the tokens. */
  leaveEvents(leaving: LeavingEvents): Promise<KeptEvents>;
  /** How many of these marks stand: each kind by the key of its own, ids of a party's own in their first place. */
  countMarked(standing: KindFiles, marks: KindTokens): Promise<number>;
  /** How many rows of these files hold any of the tokens. */
  countHeld(files: readonly KindFile[], tokens: KindFiles): Promise<number>;
}
