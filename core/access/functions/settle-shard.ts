import { READS_LEDGER } from '#core/access/rights.ts';
import { type RoomFunction, WITH_DISK } from '#core/access/room-function.ts';

/** Third step of a drop's way in, once for each kind in each shard: writes that file of the vault. */
export const settleShard: RoomFunction = {
  calledBy: { by: 'drops' },
  rights: {
    areas: {
      ...READS_LEDGER,
      drops: ['read'],
      staging: ['read', 'write'],
      vault: ['write'],
    },
    keys: { 'ledger-seal': ['kms:VerifyMac'] },
  },
  // Memory as a part takes it. The disk holds what waits of the kind in the shard, its file and what a sort spills.
  size: WITH_DISK,
  alarms: ['throttled'],
  carries: 'kernel',
};
