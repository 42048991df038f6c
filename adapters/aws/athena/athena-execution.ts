import {
  type AthenaClient,
  GetQueryExecutionCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { requestToken } from '#adapters/aws/athena/athena-statement.ts';
import { checkWorkgroup, type DeployedWorkgroup } from '#adapters/aws/athena/check-workgroup.ts';
import { faultOf } from '#adapters/aws/athena/execution-fault.ts';
import {
  ExecutionNotes,
  type NotedExecution,
  type NoteStore,
} from '#adapters/aws/athena/execution-notes.ts';
import type { AthenaStatement } from '#adapters/aws/athena/statement-sources.ts';
import { isNamed } from '#adapters/aws/vendor-errors.ts';
import { MAX_EXECUTIONS, RETRIES_AT_ONCE } from '#core/deployment-limits.ts';
import { AirlockError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';

/** Where queries run. */
export interface AthenaPlace {
  readonly client: AthenaClient;
  readonly workgroup: DeployedWorkgroup;
  readonly database: string;
  readonly notes: NoteStore;
  readonly clock: Clock;
  /** Waits between two looks at a query. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How long a query is waited for; after that it goes on alone. */
  readonly patienceMs: number;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

const ENDS: ReadonlySet<string | undefined> = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED']);

/** A statement, and the answer that was paid for which it is run. */
export interface PaidStatement extends AthenaStatement {
  /** The name of both together. */
  readonly paid: string;
}

/** What a finished execution found. */
export interface Finished<Read> {
  readonly read: Read;
  readonly scannedBytes: number;
  /** All that were begun for the answer, this one last. */
  readonly executions: readonly string[];
}

/** Reads what an execution found; undefined if that is no more. */
type ReadResult<Read> = (execution: string) => Promise<Read | undefined>;

/**
 * Runs a statement for a paid answer, or finds the execution that was begun for it before, and waits for its end
 * as long as the patience goes; undefined if it still runs then. An execution that failed in a way that Athena
 * calls retryable is begun anew, and so is any other whose failure was told to somebody, who asks again: both
 * bounded.
 */
export const execute = async <Read>(
  place: AthenaPlace,
  statement: PaidStatement,
  read: ReadResult<Read>,
): Promise<Finished<Read> | undefined> => {
  const until = place.clock.now().getTime() + place.patienceMs;
  const notes = new ExecutionNotes(place.notes, statement.paid);
  let noted = (await notes.last()) ?? (await begin(place, statement, { notes, number: 0 }));
  for (;;) {
    const ended = await untilEnded(place, noted.execution, until);
    if (ended === undefined) return undefined;
    const fault = ended === 'lost' ? undefined : faultOf(ended, place.workgroup);
    if (ended !== 'lost' && fault === undefined) {
      const found = await read(noted.execution);
      const scannedBytes = ended.Statistics?.DataScannedInBytes ?? 0;
      if (found !== undefined)
        return { read: found, scannedBytes, executions: await notes.upTo(noted) };
    } else if (ended !== 'lost' && !mayBeginAnew(noted, ended)) {
      await notes.told(noted);
      throw fault;
    }
    noted = await begin(place, statement, { notes, number: noted.number + 1 });
  }
};

const mayBeginAnew = ({ number, told }: NotedExecution, { Status }: QueryExecution): boolean =>
  told || (Status?.AthenaError?.Retryable === true && number < RETRIES_AT_ONCE);

/** Begins an execution and notes it; the token makes two that do so at once find the same one. */
const begin = async (
  { client, workgroup, database, clock }: AthenaPlace,
  statement: PaidStatement,
  { notes, number }: { readonly notes: ExecutionNotes; readonly number: number },
): Promise<NotedExecution> => {
  if (number >= MAX_EXECUTIONS) throw tooOften();
  await checkWorkgroup(client, workgroup);
  const { QueryExecutionId } = await client.send(
    new StartQueryExecutionCommand({
      QueryString: statement.sql,
      ExecutionParameters: [...statement.parameters],
      WorkGroup: workgroup.name,
      QueryExecutionContext: { Database: database },
      ClientRequestToken: requestToken(statement.paid, { at: clock.now(), number }),
    }),
  );
  if (QueryExecutionId) return notes.begun(QueryExecutionId, number);
  throw new AirlockError('room', 'Athena did not begin the query: try again.');
};

const tooOften = (): AirlockError =>
  new AirlockError(
    'room',
    `The query of this answer failed ${MAX_EXECUTIONS} times: look at the history of the workgroup, and ask again in two days, which costs no more budget.`,
  );

/** A look at an execution; `lost` if Athena knows it no more, undefined if time is up while it runs. */
export const untilEnded = async (
  { client, clock, wait }: Pick<AthenaPlace, 'client' | 'clock' | 'wait'>,
  execution: string,
  until: number,
): Promise<QueryExecution | 'lost' | undefined> => {
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(pause * 1.5, LONGEST_WAIT_MS)) {
    const looked = await look(client, execution);
    if (looked === 'lost' || ENDS.has(looked?.Status?.State)) return looked;
    if (clock.now().getTime() >= until) return undefined;
    await wait(pause);
  }
};

/** Athena calls an execution that it knows no more an invalid request. */
const look = async (
  client: AthenaClient,
  execution: string,
): Promise<QueryExecution | 'lost' | undefined> => {
  try {
    const command = new GetQueryExecutionCommand({ QueryExecutionId: execution });
    return (await client.send(command)).QueryExecution;
  } catch (error) {
    if (isNamed(error, 'InvalidRequestException')) return 'lost';
    throw error;
  }
};
