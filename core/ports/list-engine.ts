import type { ListQuery } from '#core/matching/list-query.ts';

/** Labels of a list, and which of them are of the segment. */
export interface LabelBlock {
  /** 16 bytes for each label. */
  readonly labels: Uint8Array;
  /** For each of them 1, if its person is of the segment, or 0. */
  readonly members: Uint8Array;
}

/** Tells who is of a segment, label by label. Only the door of lists may hold one. */
export interface ListEngine {
  /** Lends every label of the publisher's version, in the order of tokens (halves as signed numbers), some at a time. */
  members(query: ListQuery, use: (block: LabelBlock) => void): Promise<void>;
}
