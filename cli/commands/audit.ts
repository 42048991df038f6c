import { Option } from 'commander';
import { openTrail } from '#adapters/duckdb/trail/open-trail.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { CliCommand, Given } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import { isAtLeast } from '#core/audit/severity.ts';
import { AuditReport } from '#core/documents/audit-report.ts';
import { AirlockError } from '#core/errors.ts';
import { auditTrail } from '#core/usecases/audit/audit-trail.ts';

interface Options {
  readonly trail?: string;
  readonly stack?: string;
  readonly allResources?: boolean;
}

/** `airlock audit`: what a trail of CloudTrail shows, to whoever reviews a room. */
export const audit: CliCommand<Options, AuditReport> = {
  name: 'audit',
  summary: 'find in the logs of CloudTrail what nobody should have done',
  examples: [
    'audit --trail logs --stack outputs.json',
    'audit --trail logs --all-resources',
    'audit --trail logs --stack outputs.json --json',
  ],
  options: [
    new Option('--trail <dir>', 'a folder of log files as CloudTrail writes them, however deep'),
    new Option(
      '--stack <name>',
      'the room: its name, or a .json file of its outputs (cdk deploy --outputs-file)',
    ),
    new Option('--all-resources', "judge every resource in the logs, not the room's alone"),
  ],
  document: AuditReport,
  run: (given) => auditOf(given),
  render: ({ examined, findings }) => [
    `${examined?.events ?? 0} events of ${examined?.files ?? 0} files.`,
    ...findings.map(({ severity, title, subject }) => `${severity}: ${title}: ${subject}`),
  ],
  exitCode: (report) => (findsAny(report) ? EXIT.found : EXIT.done),
};

/** Whether somebody has to look at it. */
const findsAny = ({ findings, logs, reconciliation }: AuditReport): boolean =>
  findings.some(({ severity }) => isAtLeast(severity, 'high')) ||
  (logs?.faults ?? []).length > 0 ||
  (reconciliation?.open ?? []).length > 0;

const auditOf = async ({ options, terminal }: Given<Options>): Promise<AuditReport> => {
  const { trail: folder, allResources = false } = options;
  if (folder === undefined)
    throw new AirlockError('usage', 'Nothing to audit: name a folder of log files by --trail.');
  await using trail = await openTrail(folder, {
    scope: await scopeOf(options),
    onProgress: ({ files, events }) =>
      terminal.progress(`${files} files, ${events} events of ${folder}`),
  });
  terminal.progress('');
  return await auditTrail(trail, { allResources, sqlOf: fillSql });
};

/** The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
const scopeOf = async ({ stack, allResources }: Options): Promise<RoomScope | undefined> => {
  if (stack === undefined) {
    if (allResources) return;
    throw new AirlockError(
      'usage',
      'Name the room to judge by --stack, or judge every resource in the logs with --all-resources.',
    );
  }
  const { findRoom } = await import('#adapters/aws/client/find-room.ts');
  const { roomScope } = await import('#adapters/aws/client/room-scope.ts');
  return roomScope(await findRoom(stack, process.env.AWS_REGION));
};
