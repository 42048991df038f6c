/** Why something of a trail was not read, or not as it stands, in the order in which a report tells it. */
export const UNREAD_REASONS = [
  /** A file or folder that the system does not let us open or read. */
  'unreadable',
  /** A link, which might lead out of the folder: never followed. */
  'link',
  /** A pipe, a device or a socket. */
  'special-file',
  /** A file that ends before its end: the events before the cut were read. */
  'truncated',
  /** A file that is damaged inside: the events before the damage were read. */
  'damaged',
  /** A file that holds no CloudTrail events in any form that is known. */
  'not-a-log',
  /** A digest of CloudTrail: no events; `airlock audit verify` reads it. */
  'digest',
  /** Something in a log that is no event: without a time, a service or a call. */
  'not-an-event',
  /** An event longer than CloudTrail writes one. */
  'too-long',
  /** An insight of CloudTrail: a judgement on events, and none itself. */
  'insight',
  /** An event of a version that is not known; it was read as the newest that is. */
  'unknown-version',
  /** An event that lacks what CloudTrail writes into each: an id, an account or who called; it was read. */
  'missing-fields',
  /** Another event under an id that was there: both were read. */
  'same-id-other-event',
  /** An event of an account that is not the room's and touches nothing of the room: not judged. */
  'foreign-account',
] as const;
export type UnreadReason = (typeof UNREAD_REASONS)[number];

/** How much of a trail was not read for one reason. */
export interface Unread {
  readonly reason: UnreadReason;
  readonly count: number;
  /** The first file it was so in, by its path in the folder; printable. */
  readonly first: string;
}

/** What of a trail was read and what was not: told in every report. */
export interface Examined {
  /** Times of the first and the last event, in ISO 8601. */
  readonly from: string | null;
  readonly to: string | null;
  readonly files: number;
  /** Events that are judged, each once. */
  readonly events: number;
  readonly bytes: number;
  /** Deliveries of an event that was there. */
  readonly duplicates: number;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly unread: readonly Unread[];
}
