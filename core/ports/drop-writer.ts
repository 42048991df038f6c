import type { ChangedRow } from '#core/drops/kept-attributes.ts';
import type { CodedTexts, PackedTexts } from '#core/drops/packed-texts.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import type { Checksum } from '#core/sha256.ts';

/** A finished part of a drop. */
export interface WrittenPart {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: Checksum;
  /** Of a sealed one: SHA-256 of what was sealed. */
  readonly plain?: Checksum;
}

/** Writes the sealed form of a file of this machine, which is to be this part of the drop, to another place. */
export type SealFile = (file: {
  readonly source: string;
  readonly target: string;
  readonly file: string;
}) => Promise<void>;

/** A row that is not in the drop: where it stands in the file, which columns it is about, and why. Never a value. */
export interface QuarantineRow {
  readonly line: number;
  /** Which of several files, from 1. */
  readonly file?: number;
  readonly columns: readonly string[];
  readonly reason: LintReason;
}

/** A column of rows for a drop. */
export type DropColumn = PackedTexts | CodedTexts | readonly (string | null)[];

/** What stands beside the parts of a drop. */
export interface DropDocuments {
  readonly manifest: Uint8Array;
  readonly report: Uint8Array;
}

/**
 * Writes a drop on the party's own machine. Nothing of it is seen, and whatever older drop is in its place
 * stays as it is, until `publish` puts all of it there.
 */
export interface DropWriter {
  /** Adds rows, given as columns of equal length, in the order of the drop's columns. */
  append(columns: readonly DropColumn[]): Promise<void>;
  /** Notes rows that are not in the drop. */
  quarantine(rows: readonly QuarantineRow[]): Promise<void>;
  /** Gives rows that were added, by their number from 0 and in its order, other values in the last columns. */
  change(rows: Iterable<ChangedRow>): Promise<void>;
  /** Ends the last part, seals all where they are to be sealed, and answers them. No row is added or changed after that. */
  finish(): Promise<readonly WrittenPart[]>;
  /** Puts the drop in its place: in one step for whoever reads the manifest. */
  publish(documents: DropDocuments): Promise<void>;
  /** Leaves a report and the quarantine list and no drop; answers false, and leaves neither, if an older drop is there. */
  explain(report: Uint8Array): Promise<boolean>;
  /** Removes whatever was not put in its place. */
  close(): Promise<void>;
}
