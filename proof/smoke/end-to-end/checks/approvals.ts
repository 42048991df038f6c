import { ApprovalDocument } from '#core/documents/approval-document.ts';
import { type Check, judged } from '#proof/smoke/check.ts';
import { type Journey, PARTIES } from '#proof/smoke/end-to-end/journey.ts';

/** Nothing is asked in a room whose agreement is not in force. */
export const bothApprove: Check<Journey> = {
  name: 'both parties approve the agreement',
  tried: 'approve, as each party',
  run: async ({ asParty, agreement }) => {
    let waiting: readonly string[] = PARTIES;
    for (const party of PARTIES) {
      const approve = ['approve', '--yes', '--agreement', agreement];
      waiting = ApprovalDocument.parse(await asParty(party, ...approve)).waitingFor;
    }
    return judged(waiting.length === 0, 'It is in force.', 'It still waits for a party.');
  },
};
