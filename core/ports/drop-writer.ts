import type { LintReason } from '#core/lint/reasons.ts';
import type { Checksum } from '#core/sha256.ts';

/** A finished part of a drop. */
export interface WrittenPart {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: Checksum;
}

/** Writes a drop into a folder of the party's own machine: parts, documents and the quarantine list. */
export interface DropWriter {
  /** Adds rows, given as columns of equal length, in the order of the drop's columns. */
  append(columns: readonly (readonly (string | null)[])[]): Promise<void>;
  /** Notes rows that were left out: line and reason, never a value. */
  quarantine(
    rows: readonly { readonly line: number; readonly reason: LintReason }[],
  ): Promise<void>;
  /** Ends the last part and answers them all. */
  finish(): Promise<readonly WrittenPart[]>;
  /** Writes a document beside the parts. */
  document(name: string, content: Uint8Array): Promise<void>;
  /** Removes the parts and the manifest; the quarantine list and the report stay. */
  abandon(): Promise<void>;
}
