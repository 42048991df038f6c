import { APPENDS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** What the way in of a drop ends with when a step failed: refuses it if the fault is its own. */
export const refuseDrop: RoomFunction = {
  calledBy: { by: 'drops' },
  rights: {
    areas: {
      ...APPENDS_LEDGER,
      drops: ['read', 'delete'],
      // Their names say all that is asked of them.
      intake: [],
      staging: ['delete'],
      vault: ['delete'],
      reports: ['read', 'delete'],
    },
    keys: { 'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'] },
  },
  size: { memoryMegabytes: 512, diskMegabytes: 512, timeoutSeconds: 900 },
  alarms: ['throttled'],
  counts: 'refused',
};
