import { APPENDS_LEDGER } from '#core/access/rights.ts';
import { type RoomFunction, WITH_DISK } from '#core/access/room-function.ts';

/** Tells a party what its own lists hold about a person, whose identifiers it takes in a signed request and keeps nowhere. */
export const tellSubject: RoomFunction = {
  calledBy: { by: 'parties', output: 'SubjectUrl' },
  rights: {
    areas: {
      ...APPENDS_LEDGER,
      // Their names say which drops wait.
      drops: [],
      vault: ['read'],
      tombstones: ['read'],
      reports: ['read'],
    },
    keys: {
      'token-root': ['kms:GenerateMac'],
      'tombstone-root': ['kms:GenerateMac'],
      'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'],
    },
    // It hands out what drops are sealed with, which no marks follow from: it has the key of those for its own work.
    dropKey: ['kms:GetPublicKey'],
  },
  // A disk for the versions that it is lent, one after the other.
  size: WITH_DISK,
  alarms: ['throttled', 'failed'],
  carries: 'duckdb',
};
