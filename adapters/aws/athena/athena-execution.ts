import {
  type AthenaClient,
  GetQueryExecutionCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { type AthenaStatement, requestToken } from '#adapters/aws/athena/athena-statement.ts';
import { AirlockError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';

/** Where queries run. */
export interface AthenaPlace {
  readonly client: AthenaClient;
  readonly workgroup: string;
  readonly database: string;
  readonly clock: Clock;
  /** Waits between two looks at a query. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** When a query is given up, and stopped. */
  readonly timeoutMs: number;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/** Executions of one statement that are begun or found before giving up. */
const MAX_ATTEMPTS = 5;

/** A finished execution. */
export interface Finished {
  readonly execution: string;
  readonly scannedBytes: number;
}

/**
 * Runs a statement to its end. A request token makes a repeated call find the execution that an
 * earlier one began; one that had already failed by then, or failed in a way that Athena calls
 * retryable, is begun anew under the next token.
 */
export const execute = async (
  place: AthenaPlace,
  statement: AthenaStatement,
): Promise<Finished> => {
  const began = place.clock.now();
  for (let number = 0; ; number += 1) {
    const execution = await start(place, statement, number);
    const ended = await untilEnded(place, execution, began);
    const { Status, Statistics } = ended;
    if (Status?.State === 'SUCCEEDED')
      return { execution, scannedBytes: Statistics?.DataScannedInBytes ?? 0 };
    const old = (Status?.CompletionDateTime?.getTime() ?? Infinity) < began.getTime();
    const again = old || Status?.AthenaError?.Retryable === true;
    if (!again || number + 1 >= MAX_ATTEMPTS) throw failure(ended);
  }
};

const start = async (
  { client, workgroup, database, clock }: AthenaPlace,
  statement: AthenaStatement,
  number: number,
): Promise<string> => {
  const { QueryExecutionId } = await client.send(
    new StartQueryExecutionCommand({
      QueryString: statement.sql,
      ExecutionParameters: [...statement.parameters],
      WorkGroup: workgroup,
      QueryExecutionContext: { Database: database },
      ClientRequestToken: requestToken(statement, { workgroup, at: clock.now(), number }),
    }),
  );
  if (QueryExecutionId) return QueryExecutionId;
  throw new AirlockError('room', 'Athena did not begin the query: try again.');
};

const untilEnded = async (
  place: AthenaPlace,
  execution: string,
  began: Date,
): Promise<QueryExecution> => {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
    const { QueryExecution } = await place.client.send(
      new GetQueryExecutionCommand({ QueryExecutionId: execution }),
    );
    const state = QueryExecution?.Status?.State;
    if (QueryExecution && (state === 'SUCCEEDED' || state === 'FAILED' || state === 'CANCELLED'))
      return QueryExecution;
    if (place.clock.now().getTime() - began.getTime() > place.timeoutMs) {
      await stop(place, execution);
      throw new AirlockError(
        'room',
        'The query took too long and was stopped: ask again, it costs no more budget.',
      );
    }
    await place.wait(wait);
  }
};

/** The query is given up whether or not it can be stopped. */
const stop = async ({ client }: AthenaPlace, execution: string): Promise<void> => {
  await client
    .send(new StopQueryExecutionCommand({ QueryExecutionId: execution }))
    .catch(() => undefined);
};

/** What Athena says of a failed query may hold its text, so it goes to `cause`. */
const failure = ({ Status }: QueryExecution): AirlockError => {
  const reason = Status?.StateChangeReason ?? 'Athena gave no reason';
  const cause = new Error(reason);
  if (/^(TABLE|COLUMN)_NOT_FOUND/.test(reason))
    return new AirlockError(
      'room',
      'The room was deployed for an agreement that is not in force and lacks a list or attribute of the question: approve that one, or have the room deployed for the one in force and ask again, which costs no more budget.',
      { cause },
    );
  if (Status?.State === 'CANCELLED')
    return new AirlockError(
      'room',
      'The query was cancelled, by hand or by the scan limit of the workgroup: look at the workgroup.',
      { cause },
    );
  return new AirlockError(
    'room',
    'The query failed in Athena: look at the history of the workgroup.',
    { cause },
  );
};
