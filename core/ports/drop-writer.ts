import type { QuarantinedRow } from '#core/lint/lint-report.ts';
import type { Checksum } from '#core/sha256.ts';

/** A finished part of a drop. */
export interface WrittenPart {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: Checksum;
}

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
  append(columns: readonly (readonly (string | null)[])[]): Promise<void>;
  /** Notes rows that were left out: place and reason, never a value. */
  quarantine(rows: readonly QuarantinedRow[]): Promise<void>;
  /** Ends the last part and answers them all. */
  finish(): Promise<readonly WrittenPart[]>;
  /** Puts the drop in its place: in one step for whoever reads the manifest. */
  publish(documents: DropDocuments): Promise<void>;
  /** Leaves a report and the quarantine list and no drop; answers false, and leaves neither, if an older drop is there. */
  explain(report: Uint8Array): Promise<boolean>;
  /** Removes whatever was not put in its place. */
  close(): Promise<void>;
}
