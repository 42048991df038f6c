import { READS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** Second step of a drop's way in, once for each part: and beside the rights of people nobody else makes keys of tokens. */
export const tokenisePart: RoomFunction = {
  calledBy: { by: 'drops' },
  rights: {
    areas: {
      ...READS_LEDGER,
      drops: ['read'],
      staging: ['read', 'write'],
      // Whoever is to stay forgotten is left out before there is a token.
      tombstones: ['read'],
    },
    dropKey: ['kms:GetPublicKey', 'kms:Decrypt'],
    keys: {
      'token-root': ['kms:GenerateMac'],
      'tombstone-root': ['kms:GenerateMac'],
      'ledger-seal': ['kms:VerifyMac'],
    },
  },
  // A part of a million rows takes less than 1 GB and a minute at one processor (1,769 MB); a part may
  // hold five times as many. On the disk lie the part, of 2 GB at most, and its pieces: 3 GB of six kinds.
  size: { memoryMegabytes: 3_538, diskMegabytes: 8_192, timeoutSeconds: 900 },
  alarms: ['throttled'],
  carries: 'kernel',
};
