import type { BucketName } from '#core/access/areas.ts';

/** The keys of a room: `records` encrypts the ledger and the releases, `token`, `tombstone` and `ledger` make MACs, `opener` opens sealed drops. */
export const ROOM_KEYS = [
  'drops',
  'vault',
  'records',
  'results',
  'token',
  'tombstone',
  'ledger',
  'opener',
] as const;
export type RoomKey = (typeof ROOM_KEYS)[number];

/** Which of a room's things is which, so that its own work is told from anybody else's. */
export interface RoomParts {
  /** Names of the buckets that are known; `trail` is where the records of the trail lie. */
  readonly buckets: Readonly<Partial<Record<BucketName | 'trail', readonly string[]>>>;
  /** Ids of the keys that are known. */
  readonly keys: Readonly<Partial<Record<RoomKey, readonly string[]>>>;
  /** Accounts of the parties, if they are known: strangers to them are strangers to the room. */
  readonly parties?: readonly string[];
}
