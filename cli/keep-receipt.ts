import { shortageBehind } from '#cli/system-faults.ts';
import type { Terminal } from '#cli/terminal.ts';
import { EMPTY_HEAD, type LedgerHead } from '#core/ledger/head.ts';
import type { ReceiptBook } from '#core/ports/receipt-book.ts';

/**
 * Keeps at home how far a command saw the ledger, so that the next one notices if it was put back. Where
 * nothing can be kept, the command is none the worse for it, and a line says so.
 */
export const keepReceipt = async (
  terminal: Terminal,
  receipts: ReceiptBook,
  head: LedgerHead,
): Promise<void> => {
  if (head.sequence === EMPTY_HEAD.sequence) return;
  try {
    await receipts.keep(head);
  } catch (fault) {
    const shortage = shortageBehind(fault);
    const advice = shortage
      ? 'run any command on it again'
      : 'make it writable, or set AIRLOCK_HOME to a folder that is';
    if (shortage) terminal.note(shortage.message);
    terminal.note(
      `No receipt of the ledger can be kept in "${receipts.folder}", so nobody would notice here if the room were put back to an older state: ${advice}.`,
    );
  }
};
