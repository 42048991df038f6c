import { APPENDS_LEDGER } from '#core/access/rights.ts';
import { type RoomFunction, WITH_DISK } from '#core/access/room-function.ts';

/**
 * The door by which lists of people leave: it alone reads tokens to say who is of a segment. It has no key of tokens, so
 * it can tell nobody by a name; and it asks no engine of AWS, which would tell the operator how it went.
 */
export const makeList: RoomFunction = {
  calledBy: { by: 'parties', output: 'ListUrl', role: 'advertiser' },
  rights: {
    areas: {
      ...APPENDS_LEDGER,
      vault: ['read'],
      reports: ['read'],
      releases: ['read'],
      lists: ['read', 'write'],
    },
    keys: { 'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'] },
    draws: true,
  },
  // A disk for the versions that it is lent, one after the other, and for what a join spills.
  size: WITH_DISK,
  alarms: ['throttled', 'failed'],
  carries: 'duckdb',
};
