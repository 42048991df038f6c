import { Option } from 'commander';
import type { LedgerChoice } from '#cli/audit/other-side.ts';
import { type CliCommand, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { reconciliationLines } from '#cli/render/reconciliation.ts';
import { ReconciliationDocument } from '#core/documents/reconciliation-document.ts';

interface Options extends LedgerChoice {
  readonly trail: string;
}

/** `airlock audit reconcile`: whether the ledger explains every call on a room, and CloudTrail every entry. */
export const auditReconcile: CliCommand<Options, ReconciliationDocument> = {
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
  run: async ({ options, terminal }) => {
    const { otherSide } = await import('#cli/audit/other-side.ts');
    const { withLogs } = await import('#cli/audit/open-logs.ts');
    const { reconcileTrail } = await import('#core/usecases/audit/reconcile-trail.ts');
    const side = await otherSide(options, terminal);
    return withLogs(terminal, { folder: options.trail }, async (trail) => ({
      kind: 'reconciliation',
      ...(await reconcileTrail(trail, side)),
    }));
  },
  render: reconciliationLines,
  exitCode: ({ open }) => (open.length === 0 ? EXIT.done : EXIT.found),
};
