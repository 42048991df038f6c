import { LedgerVerdictDocument } from '#core/documents/ledger-verdict-document.ts';
import { type Check, judged } from '#proof/smoke/check.ts';
import { type Journey, PARTIES } from '#proof/smoke/end-to-end/journey.ts';

/** Every step of the way is in the ledger, sealed. */
export const wholeLedger: Check<Journey> = {
  name: 'the ledger is whole, for both parties',
  tried: 'ledger verify, as each party',
  run: async ({ asParty }) => {
    const outcomes: string[] = [];
    for (const party of PARTIES) {
      const verdict = LedgerVerdictDocument.parse(await asParty(party, 'ledger', 'verify'));
      outcomes.push(verdict.outcome);
    }
    return judged(
      outcomes.every((outcome) => outcome === 'whole'),
      'Every entry is in its place, sealed and unchanged.',
      'It is broken.',
    );
  },
};
