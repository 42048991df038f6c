import { APPENDS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** Stops the room, lets it run again, ends lists or an epoch, or notes a pack of evidence: a word in the ledger, and no right to anything that it stops or ends. */
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
