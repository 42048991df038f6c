import { READS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** First step of a drop's way in: holds its manifest against the agreement. */
export const readManifest: RoomFunction = {
  calledBy: { by: 'drops' },
  rights: {
    areas: { ...READS_LEDGER, drops: ['read'], intake: ['write'] },
    keys: { 'ledger-seal': ['kms:VerifyMac'] },
  },
  // A cold start reads and verifies the whole ledger, entry after entry: a minute is some thousand.
  size: { memoryMegabytes: 512, diskMegabytes: 512, timeoutSeconds: 900 },
  alarms: ['throttled'],
};
