import { READS_LEDGER } from '#core/access/rights.ts';
import { type RoomFunction, WITH_DISK } from '#core/access/room-function.ts';

/**
 * Matches by points the people of two lists that a question was paid for on, and keeps the match: a join of whoever is alike, which
 * no engine of AWS is asked for, as that would tell the operator how many are. It has no key of tokens and answers nobody.
 */
export const pairPeople: RoomFunction = {
  calledBy: { by: 'function', name: 'answer-question' },
  rights: {
    areas: {
      ...READS_LEDGER,
      vault: ['read'],
      matches: ['read', 'write'],
      reports: ['read'],
    },
    keys: { 'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'] },
  },
  // The largest there is: pairs that agree in something are many times as many as people (MAX_PAIRED_PEOPLE). A disk for both versions and for what a join spills.
  size: { ...WITH_DISK, memoryMegabytes: 10_240 },
  alarms: ['throttled', 'failed'],
  carries: 'duckdb',
};
