import { Option } from 'commander';
import { openTrail } from '#adapters/duckdb/trail/open-trail.ts';
import { exportedLedger } from '#adapters/local/exported-ledger.ts';
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { type CliCommand, type Given, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { withRoom } from '#cli/open-room.ts';
import { reconciliationLines } from '#cli/render/reconciliation.ts';
import { ReconciliationDocument } from '#core/documents/reconciliation-document.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { reconcileTrail } from '#core/usecases/audit/reconcile-trail.ts';

interface Options {
  readonly trail: string;
  readonly stack: string;
  readonly ledger?: string;
}

/** `airlock audit reconcile`: whether the ledger explains every call on a room, and CloudTrail every entry. */
export const auditReconcile: CliCommand<Options, ReconciliationDocument> = {
  name: 'audit reconcile',
  summary: 'hold the calls in CloudTrail against the ledger of a room, both ways',
  examples: [
    'audit reconcile --trail logs --stack outputs.json --ledger ledger-copy',
    'audit reconcile --trail logs --stack outputs.json --json',
  ],
  options: [
    required('--trail <dir>', 'a folder of log files as CloudTrail writes them, however deep'),
    required(
      '--stack <name>',
      'the room: its name, or a .json file of its outputs (cdk deploy --outputs-file)',
    ),
    new Option(
      '--ledger <dir>',
      'a copy of the bucket of the ledger; else the ledger is read from the room',
    ),
  ],
  document: ReconciliationDocument,
  run: async (given) => {
    const { options, terminal } = given;
    const room = await roomOf(options);
    const entries = await entriesOf(given);
    return withTemporaryScratch('audit', async (scratch) => {
      await using trail = await openTrail(options.trail, {
        scratch,
        onProgress: ({ files, events }) =>
          terminal.progress(`${files} files, ${events} events read`),
      });
      terminal.progress('');
      const { from, to } = trail.examined;
      const found = await reconcileTrail(trail, { room, entries, fill: fillSql });
      const open = found.open.map((each) => ({ ...each }));
      return {
        kind: 'reconciliation',
        from,
        to,
        ...found,
        open,
        notCovered: [...found.notCovered],
      };
    });
  },
  render: reconciliationLines,
  exitCode: ({ open }) => (open.length === 0 ? EXIT.done : EXIT.found),
};

/** The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
const roomOf = async ({ stack }: Options) => {
  const { findRoom } = await import('#adapters/aws/client/find-room.ts');
  const { reconciledRoom } = await import('#adapters/aws/client/reconciled-room.ts');
  return reconciledRoom(await findRoom(stack, process.env.AWS_REGION));
};

const entriesOf = ({ options, terminal }: Given<Options>): Promise<readonly LedgerEntry[]> => {
  const { ledger, stack } = options;
  if (ledger !== undefined) return exportedLedger(ledger);
  return withRoom({ terminal, options: { room: '', stack } }, 'read', async (room) => {
    const { entries } = await room.entries();
    return entries;
  });
};
