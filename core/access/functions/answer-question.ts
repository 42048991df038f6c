import { APPENDS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** The door by which counts leave: it alone queries the vault. */
export const answerQuestion: RoomFunction = {
  calledBy: { by: 'parties', output: 'QuestionUrl' },
  rights: {
    areas: {
      ...APPENDS_LEDGER,
      vault: ['read'],
      matches: ['read', 'write'],
      links: ['read', 'write'],
      releases: ['read', 'write'],
      reports: ['read'],
      results: ['read', 'write'],
    },
    keys: { 'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'] },
    queries: true,
    calls: 'pair-people',
  },
  // A query that runs longer than the function waits goes on alone: the rest is reading the ledger.
  size: { memoryMegabytes: 1_024, diskMegabytes: 512, timeoutSeconds: 120 },
  alarms: ['throttled', 'failed', 'slow'],
  carries: 'sql',
};
