import type { Line } from '#cli/command.ts';
import { count, tableLines } from '#cli/render/table.ts';
import { wrapped } from '#cli/render/wrap.ts';
import type { ReconciliationDocument } from '#core/documents/reconciliation-document.ts';

/** Whether the calls and the entries explain each other, what does not, and what could not be judged. */
export const reconciliationLines = (found: ReconciliationDocument): readonly Line[] => {
  const { calls, explained, entries, entriesWithoutEvents, open, notCovered } = found;
  const said = `${count(explained)} of ${count(calls)} calls are explained by the ledger, and ${count(entries - entriesWithoutEvents)} of ${count(entries)} entries by calls.`;
  return [
    open.length === 0 ? said : { note: said },
    `From ${found.from ?? 'no event'} to ${found.to ?? 'no event'}.`,
    ...openLines(open),
    '',
    'Not covered:',
    ...notCovered.flatMap((each) => wrapped(`- ${each}`, 2)),
  ];
};

const openLines = (open: ReconciliationDocument['open']): readonly Line[] =>
  open.length === 0
    ? []
    : [
        '',
        ...tableLines(
          ['when', 'stands in', 'why', 'what'],
          open.map(({ at, side, reason, says }) => [at, side, reason, says]),
        ),
      ];
