import { APPENDS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** Stops the room, lets it run again, or notes a pack of its evidence: a word in the ledger, and no right to anything that it stops. */
export const freezeRoom: RoomFunction = {
  calledBy: { by: 'parties', output: 'FreezeUrl', andBy: 'auditor' },
  rights: {
    areas: APPENDS_LEDGER,
    keys: { 'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'] },
    freezes: true,
  },
  size: { memoryMegabytes: 512, diskMegabytes: 512, timeoutSeconds: 300 },
  alarms: ['throttled', 'failed'],
};
