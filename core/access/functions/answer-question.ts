import { APPENDS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** The door by which counts leave: it alone queries the vault. */
export const answerQuestion: RoomFunction = {
  calledBy: { by: 'parties', output: 'QuestionUrl' },
  rights: {
    areas: {
      ...APPENDS_LEDGER,
      vault: ['read'],
      releases: ['read', 'write'],
      reports: ['read'],
      results: ['read', 'write'],
    },
    keys: { 'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'] },
    queries: true,
  },
  // A query is given up after four minutes, so that the function can still say so.
  size: { memoryMegabytes: 1_024, diskMegabytes: 512, timeoutSeconds: 300 },
  alarms: ['throttled', 'failed', 'slow'],
  carries: 'sql',
};
