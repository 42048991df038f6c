import type { Line } from '#cli/command.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { expiredLines } from '#cli/render/upkeep.ts';
import type { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';

type Ended = Pick<WithdrawalDocument, 'outcome' | 'expired' | 'unproven' | 'keys'>;

const OUTCOMES: Readonly<Record<Ended['outcome'], Line>> = {
  gone: 'A new look found nothing of it: no drop, no token file of any epoch, no match and no list.',
  left: {
    note: 'Something of it still lies in the room: run "airlock room upkeep", and this command again.',
  },
  ended:
    'Nothing is asked of it from now on. The room removes it with its daily clean-up, and notes each removal in the ledger.',
};

/** How far what was ended is gone. */
export const endedLines = ({ outcome, ...removed }: Ended): readonly Line[] => [
  ...(outcome === 'ended' ? [] : expiredLines(removed)),
  OUTCOMES[outcome],
];

/** What the process answers. */
export const endedCode = ({ outcome }: Ended): ExitCode =>
  outcome === 'left' ? EXIT.fault : EXIT.done;
