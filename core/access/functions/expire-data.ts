import { APPENDS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** Removes, once a day, what the agreement does not let the room keep and what attempts left. */
export const expireData: RoomFunction = {
  calledBy: {
    by: 'schedule',
    rule: 'Daily',
    hour: 3,
    purpose: 'Removes what the agreement does not let the room keep',
  },
  rights: {
    areas: {
      ...APPENDS_LEDGER,
      drops: ['read', 'delete'],
      staging: ['delete'],
      vault: ['delete'],
      // Marks of a request end with the next one, which has them all.
      tombstones: ['delete'],
      matches: ['delete'],
      links: ['delete'],
      reports: ['delete'],
      releases: ['delete'],
      lists: ['delete'],
    },
    keys: { 'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'] },
  },
  size: { memoryMegabytes: 512, diskMegabytes: 512, timeoutSeconds: 900 },
  alarms: ['throttled', 'failed'],
};
