import { APPENDS_LEDGER } from '#core/access/rights.ts';
import { type RoomFunction, WITH_DISK } from '#core/access/room-function.ts';

/** Last step of a drop's way in: draws its shards together into a version, publishes it, and removes the drop. */
export const publishDrop: RoomFunction = {
  calledBy: { by: 'drops' },
  rights: {
    areas: {
      ...APPENDS_LEDGER,
      drops: ['read', 'delete'],
      staging: ['read', 'delete'],
      vault: ['read', 'delete'],
      reports: ['read', 'write', 'delete'],
    },
    keys: { 'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'] },
  },
  // A disk for who lost an identifier, and in a room without noise for the two versions that are compared.
  size: WITH_DISK,
  alarms: ['throttled'],
  carries: 'duckdb',
  counts: 'refused',
};
