import { randomUUID } from 'node:crypto';
import { StartQueryExecutionCommand } from '@aws-sdk/client-athena';
import { type AthenaPlace, untilEnded } from '#adapters/aws/athena/athena-execution.ts';
import { readTrailRows } from '#adapters/aws/athena/athena-results.ts';
import type { AthenaStatement } from '#adapters/aws/athena/statement-sources.ts';
import { callAws } from '#adapters/aws/vendor-errors.ts';
import { AirlockError } from '#core/errors.ts';
import type { TrailRow } from '#core/ports/trail.ts';

/** Where audits run. */
export interface AuditPlace
  extends Pick<AthenaPlace, 'client' | 'clock' | 'wait' | 'patienceMs' | 'database'> {
  readonly workgroup: string;
}

/** What a statement found, and how much was read for it. */
export interface AuditRows {
  readonly rows: readonly TrailRow[];
  readonly scannedBytes: number;
}

const CALLED = 'the Athena workgroup of audits';

/** Runs a statement and reads all that it finds. Throws AirlockError('room') if it fails or takes too long. */
export const runAudit = (place: AuditPlace, statement: AthenaStatement): Promise<AuditRows> =>
  callAws(CALLED, async () => {
    const execution = await begin(place, statement);
    const until = place.clock.now().getTime() + place.patienceMs;
    const ended = await untilEnded(place, execution, until);
    if (ended === undefined || ended === 'lost') throw fault('did not end in time');
    if (ended.Status?.State !== 'SUCCEEDED') throw fault('failed', ended.Status?.StateChangeReason);
    return {
      rows: await readTrailRows(place.client, execution),
      scannedBytes: ended.Statistics?.DataScannedInBytes ?? 0,
    };
  });

const begin = async (
  { client, workgroup, database }: AuditPlace,
  { sql, parameters }: AthenaStatement,
): Promise<string> => {
  const { QueryExecutionId } = await client.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      // Athena takes a list of one at least.
      ...(parameters.length > 0 && { ExecutionParameters: [...parameters] }),
      WorkGroup: workgroup,
      QueryExecutionContext: { Database: database },
      ClientRequestToken: randomUUID(),
    }),
  );
  if (QueryExecutionId) return QueryExecutionId;
  throw fault('was not begun');
};

/** What Athena says may hold the text of a query, so it goes to `cause`. */
const fault = (what: string, reason = 'Athena gave no reason'): AirlockError =>
  new AirlockError(
    'room',
    `A question to the trail ${what} in Athena: look at the history of the workgroup of audits, and audit again.`,
    { cause: new Error(reason) },
  );
