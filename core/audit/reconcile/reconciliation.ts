/** Why a call has no entry that explains it, or an entry no call that it speaks of. */
const OPEN_REASONS = [
  /** Somebody did it who may not, whatever the ledger says. */
  'not-who-may',
  /** A role of the room acted while its function was not running. */
  'outside-a-run',
  /** It is about something that the ledger does not know: an entry, a drop, a version, an answer, a query. */
  'unknown-to-ledger',
  /** It is about something that the ledger knows, at another time than the ledger says. */
  'out-of-window',
  /** It was done, and left nothing of what it is done for. */
  'left-nothing',
  /** It was done more often than what it is done for takes. */
  'once-too-often',
  /** What must have been called is not in the trail. */
  'no-event',
] as const;
export type OpenReason = (typeof OPEN_REASONS)[number];

/** A call or an entry that nothing on the other side explains. */
export interface OpenItem {
  /** Where it stands; what it lacks is on the other side. */
  readonly side: 'trail' | 'ledger';
  readonly reason: OpenReason;
  /** When it was: of a call to the second, of an entry as the ledger says it. ISO 8601. */
  readonly at: string;
  /** One sentence with the time within which the other side was looked for; printable. */
  readonly says: string;
  readonly eventId?: string;
  /** Number of the entry. */
  readonly entry?: number;
}

/** CloudTrail and the ledger held against each other. */
export interface Reconciliation {
  /** First and last moment that was examined, in ISO 8601; null where there was no event. */
  readonly from: string | null;
  readonly to: string | null;
  /** Calls on the room that the ledger must explain. */
  readonly calls: number;
  readonly explained: number;
  readonly entries: number;
  /** Entries that some call is missing for. */
  readonly entriesWithoutEvents: number;
  /** In the order of time. */
  readonly open: readonly OpenItem[];
  /** What could not be judged, and why, in sentences. */
  readonly notCovered: readonly string[];
}
