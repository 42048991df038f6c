import { APPENDS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** Holds, once a day, every file of the room against the ledger. */
export const verifyRoom: RoomFunction = {
  calledBy: {
    by: 'schedule',
    rule: 'DailyVerification',
    hour: 4,
    purpose: 'Holds every file of the room against the ledger',
  },
  rights: {
    areas: {
      ...APPENDS_LEDGER,
      head: ['read', 'write', 'history'],
      vault: ['read'],
      tombstones: ['read'],
      reports: ['read'],
      releases: ['read'],
      lists: ['read'],
    },
    keys: {
      'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'],
      // One MAC tells whether the marks are of this key.
      'tombstone-root': ['kms:GenerateMac'],
    },
  },
  // One processor reads and sums a few hundred megabytes a second; the fifteen minutes are its bound.
  size: { memoryMegabytes: 1_769, diskMegabytes: 512, timeoutSeconds: 900 },
  alarms: ['throttled', 'failed'],
  counts: 'damaged',
};
