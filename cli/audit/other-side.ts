import { exportedLedger } from '#adapters/local/exported-ledger.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { withRoom } from '#cli/open-room.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { Reconciling } from '#core/usecases/audit/reconcile-trail.ts';

/** A room on AWS, and the copy of its ledger; without one, the ledger is read from the room. */
export interface LedgerChoice {
  readonly stack: string;
  readonly ledger?: string | undefined;
}

const entriesOf = (
  { stack, ledger }: LedgerChoice,
  terminal: Terminal,
): Promise<readonly LedgerEntry[]> => {
  if (ledger !== undefined) return exportedLedger(ledger);
  return withRoom({ terminal, options: { room: '', stack } }, 'read', async (room) => {
    const { entries } = await room.entries();
    return entries;
  });
};

/** What a trail is held against. The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
export const otherSide = async (choice: LedgerChoice, terminal: Terminal): Promise<Reconciling> => {
  const { findRoom } = await import('#adapters/aws/client/find-room.ts');
  const { reconciledRoom } = await import('#adapters/aws/client/reconciled-room.ts');
  const room = reconciledRoom(await findRoom(choice.stack, process.env.AWS_REGION));
  return { room, entries: await entriesOf(choice, terminal), fill: fillSql };
};
