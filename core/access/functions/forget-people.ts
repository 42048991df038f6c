import { APPENDS_LEDGER } from '#core/access/rights.ts';
import { type RoomFunction, WITH_DISK } from '#core/access/room-function.ts';

/**
 * The way of a list of people to forget: it alone puts versions in the place of others, and marks who is to stay forgotten.
 * Once a day it goes on with what was left.
 */
export const forgetPeople: RoomFunction = {
  calledBy: {
    by: 'drops',
    daily: {
      rule: 'DailyErasures',
      hour: 2,
      purpose: 'Goes on with erasures that were left',
    },
  },
  rights: {
    areas: {
      ...APPENDS_LEDGER,
      drops: ['read', 'delete'],
      staging: ['delete'],
      vault: ['read', 'write', 'delete'],
      tombstones: ['read', 'write', 'delete'],
      matches: ['delete'],
      links: ['delete'],
      lists: ['delete'],
      reports: ['read', 'write', 'delete'],
    },
    dropKey: ['kms:GetPublicKey', 'kms:Decrypt'],
    keys: {
      'token-root': ['kms:GenerateMac'],
      'tombstone-root': ['kms:GenerateMac'],
      'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'],
    },
  },
  // Memory as a part takes it. On the disk lie the list, the marks, and one version with the one that follows it.
  size: WITH_DISK,
  alarms: ['throttled', 'failed'],
  carries: 'kernel',
};
