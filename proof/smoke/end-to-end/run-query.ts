import {
  GetQueryExecutionCommand,
  type QueryExecutionStatus,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { AirlockError } from '#core/errors.ts';
import type { Journey } from '#proof/smoke/end-to-end/journey.ts';

const PAUSE_MS = 2_000;

/** A query that reads nothing, or is refused, ends in seconds. */
const PATIENCE_MS = 300_000;

/** How a query of the operator's own ended, in the workgroup of the room. */
export const endOfQuery = async (
  { clients: { athena }, room, clock, wait }: Journey,
  sql: string,
  parameters: readonly string[] = [],
): Promise<QueryExecutionStatus> => {
  const { QueryExecutionId } = await athena.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      WorkGroup: room.athena.workgroup,
      QueryExecutionContext: { Database: room.athena.database },
      ...(parameters.length > 0 && { ExecutionParameters: [...parameters] }),
    }),
  );
  const start = clock.now().getTime();
  for (;;) {
    const { QueryExecution } = await athena.send(
      new GetQueryExecutionCommand({ QueryExecutionId }),
    );
    const status = QueryExecution?.Status ?? {};
    if (/^(SUCCEEDED|FAILED|CANCELLED)$/.test(status.State ?? '')) return status;
    if (clock.now().getTime() - start > PATIENCE_MS)
      throw new AirlockError('room', 'A query of the trial did not end within five minutes.');
    await wait(PAUSE_MS);
  }
};
