import { APPENDS_LEDGER } from '#core/access/rights.ts';
import type { RoomFunction } from '#core/access/room-function.ts';

/** Takes the approval of a party for the agreement that the room was deployed for. */
export const approveAgreement: RoomFunction = {
  calledBy: { by: 'parties', output: 'ApprovalUrl' },
  rights: {
    areas: { ...APPENDS_LEDGER, agreements: ['read', 'write'] },
    keys: { 'ledger-seal': ['kms:GenerateMac', 'kms:VerifyMac'] },
    approves: true,
  },
  size: { memoryMegabytes: 512, diskMegabytes: 512, timeoutSeconds: 300 },
  alarms: ['throttled', 'failed'],
};
