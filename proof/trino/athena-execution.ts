import { randomUUID } from 'node:crypto';
import type { AthenaAnswer, AthenaEngine } from '#proof/trino/athena-engine.ts';
import type { StartQueryExecution } from '#proof/trino/athena-protocol.ts';
import { resultFile } from '#proof/trino/athena-results.ts';

/** A workgroup whose settings are enforced: what a request says of them is ignored. As Athena's API has them. */
export interface WorkGroup {
  readonly ResultConfiguration?: {
    /** Where results go; none where Athena manages them itself. */
    readonly OutputLocation?: string;
    readonly [setting: string]: unknown;
  };
  /** Bytes that one query may scan. */
  readonly BytesScannedCutoffPerQuery?: number;
  readonly [setting: string]: unknown;
}

/** Puts what a query found where its workgroup has it: `s3://bucket/key`. */
export type PutResult = (location: string, content: Uint8Array) => Promise<void>;

/** The only engine that Athena still has. */
const ENGINE = 'Athena engine version 3';

/** A workgroup as GetWorkGroup tells it. */
export const describeWorkgroup = (Name: string, settings: WorkGroup): Record<string, unknown> => {
  const selected = settings.EngineVersion ?? { SelectedEngineVersion: 'AUTO' };
  const EngineVersion = { ...selected, EffectiveEngineVersion: ENGINE };
  return { Name, State: 'ENABLED', Configuration: { ...settings, EngineVersion } };
};

export type ExecutionState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

const seconds = (at: number | undefined): number | undefined =>
  at === undefined ? undefined : at / 1000;

/** One query on its way from QUEUED to one of three ends. */
export class AthenaExecution {
  readonly id = randomUUID();
  readonly request: StartQueryExecution;
  readonly #workgroup: WorkGroup;
  readonly #abort = new AbortController();
  readonly #submitted = Date.now();
  #state: ExecutionState = 'QUEUED';
  #reason: string | undefined;
  #completed: number | undefined;
  #answer: AthenaAnswer | undefined;

  constructor(request: StartQueryExecution, workgroup: WorkGroup) {
    this.request = request;
    this.#workgroup = workgroup;
  }

  get state(): ExecutionState {
    return this.#state;
  }

  /** The answer; only a query that succeeded has one. */
  get answer(): AthenaAnswer | undefined {
    return this.#state === 'SUCCEEDED' ? this.#answer : undefined;
  }

  /** Runs the query. Never throws: how it went is the state. */
  async run(engine: AthenaEngine, putResult?: PutResult): Promise<void> {
    if (this.#state !== 'QUEUED') return;
    this.#state = 'RUNNING';
    const { QueryString: sql, ExecutionParameters: parameters = [] } = this.request;
    const database = this.request.QueryExecutionContext?.Database;
    const statement = { sql, parameters, ...(database === undefined ? {} : { database }) };
    try {
      this.#answer = await engine.run(statement, this.#abort.signal);
      const limit = this.#workgroup.BytesScannedCutoffPerQuery ?? Number.POSITIVE_INFINITY;
      if (this.#answer.scannedBytes > limit)
        return this.#end('CANCELLED', 'Bytes scanned limit was exceeded');
      const location = this.#resultLocation();
      if (location !== undefined) await putResult?.(location, resultFile(this.#answer));
      this.#end('SUCCEEDED');
    } catch (error) {
      this.#end('FAILED', error instanceof Error ? error.message : String(error));
    }
  }

  /** Cancels the query if it has not ended. */
  stop(): void {
    this.#end('CANCELLED', 'Query cancelled by user');
    this.#abort.abort();
  }

  #resultLocation(): string | undefined {
    const { OutputLocation } = this.#workgroup.ResultConfiguration ?? {};
    return OutputLocation === undefined ? undefined : `${OutputLocation}${this.id}.csv`;
  }

  #end(state: ExecutionState, reason?: string): void {
    if (this.#completed !== undefined) return;
    this.#completed = Date.now();
    this.#state = state;
    this.#reason = reason;
  }

  /** The query as GetQueryExecution tells it. Parameters are not among it: Athena keeps them back. */
  describe(): Record<string, unknown> {
    const OutputLocation = this.#resultLocation();
    const took = (this.#completed ?? Date.now()) - this.#submitted;
    return {
      QueryExecutionId: this.id,
      Query: this.request.QueryString,
      StatementType: 'DML',
      WorkGroup: this.request.WorkGroup,
      QueryExecutionContext: this.request.QueryExecutionContext ?? {},
      ResultConfiguration: OutputLocation === undefined ? {} : { OutputLocation },
      Status: {
        State: this.#state,
        StateChangeReason: this.#reason,
        SubmissionDateTime: seconds(this.#submitted),
        CompletionDateTime: seconds(this.#completed),
      },
      Statistics: {
        DataScannedInBytes: this.#answer?.scannedBytes ?? 0,
        EngineExecutionTimeInMillis: took,
        TotalExecutionTimeInMillis: took,
      },
      EngineVersion: { EffectiveEngineVersion: ENGINE },
    };
  }
}
