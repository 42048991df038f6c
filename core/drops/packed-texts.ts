/**
 * A column of texts in few bytes, which a thread hands to another and a part of a drop holds as they stand
 * here: Parquet's PLAIN layout, each text that there is behind its length (four bytes, the lowest first).
 */
export interface PackedTexts {
  /** For each row 1 if it has a text, 0 if not. */
  readonly present: Uint8Array;
  /** The texts that there are, one behind the other. */
  readonly bytes: Uint8Array;
}

/** A column of few texts: for each row the place of its own among them. */
export interface CodedTexts {
  readonly codes: Uint8Array;
  readonly texts: readonly string[];
}

/** Bytes of the length before each text. */
export const LENGTH_BYTES = 4;

/** Bytes that a digest takes in such a column: its length, and 64 hex digits. */
export const PACKED_DIGEST_BYTES = LENGTH_BYTES + 64;
