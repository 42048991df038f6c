import { isDeepStrictEqual } from 'node:util';
import type { AthenaEngine } from '#proof/trino/athena-engine.ts';
import {
  AthenaExecution,
  describeWorkgroup,
  type PutResult,
  type WorkGroup,
} from '#proof/trino/athena-execution.ts';
import {
  AthenaFault,
  GetQueryResults,
  GetWorkGroup,
  invalid,
  QueryExecutionOf,
  readRequest,
  StartQueryExecution,
} from '#proof/trino/athena-protocol.ts';
import { resultPage } from '#proof/trino/athena-results.ts';

type Answer = Record<string, unknown>;

/** What the service is made of. */
export interface ServiceOptions {
  readonly engine: AthenaEngine;
  /** Workgroups by name; a query in another is refused. */
  readonly workgroups: Readonly<Record<string, WorkGroup>>;
  /** Most rows of a page of results, whatever is asked for; Athena's own 1000 if left out. */
  readonly pageRows?: number;
  /** Takes what each query found; left out where nobody looks for the files. */
  readonly putResult?: PutResult;
}

/** What Athena does with the operations that Airlock uses, over an engine of ours. */
export class AthenaService {
  readonly #engine: AthenaEngine;
  readonly #workgroups: ReadonlyMap<string, WorkGroup>;
  readonly #pageRows: number;
  readonly #putResult: PutResult | undefined;
  readonly #executions = new Map<string, AthenaExecution>();
  readonly #byToken = new Map<string, AthenaExecution>();

  constructor({ engine, workgroups, pageRows, putResult }: ServiceOptions) {
    this.#engine = engine;
    this.#pageRows = pageRows ?? Number.POSITIVE_INFINITY;
    this.#putResult = putResult;
    this.#workgroups = new Map(Object.entries(workgroups));
  }

  /** Answers one operation, or throws AthenaFault. */
  answer(operation: string, body: unknown): Answer {
    if (operation === 'StartQueryExecution') return this.#start(body);
    if (operation === 'GetQueryExecution')
      return { QueryExecution: this.#find(readRequest(QueryExecutionOf, body)).describe() };
    if (operation === 'GetQueryResults') return this.#results(body);
    if (operation === 'GetWorkGroup') return { WorkGroup: this.#workgroup(body) };
    if (operation === 'StopQueryExecution') {
      this.#find(readRequest(QueryExecutionOf, body)).stop();
      return {};
    }
    throw new AthenaFault('UnknownOperationException', `${operation} is not one of this facade.`);
  }

  /** Cancels whatever still runs. */
  stopAll(): void {
    for (const execution of this.#executions.values()) execution.stop();
  }

  #start(body: unknown): Answer {
    const request = readRequest(StartQueryExecution, body);
    const workgroup = this.#workgroups.get(request.WorkGroup);
    if (!workgroup) throw invalid(`WorkGroup ${request.WorkGroup} is not found.`);
    const token = request.ClientRequestToken;
    const earlier = token === undefined ? undefined : this.#byToken.get(token);
    if (earlier) {
      if (!isDeepStrictEqual(earlier.request, request))
        throw invalid('Idempotent parameters do not match');
      return { QueryExecutionId: earlier.id };
    }
    const execution = new AthenaExecution(request, workgroup);
    this.#executions.set(execution.id, execution);
    if (token !== undefined) this.#byToken.set(token, execution);
    // Later, so that the first look may find it QUEUED, as with Athena.
    setTimeout(() => void execution.run(this.#engine, this.#putResult), 1);
    return { QueryExecutionId: execution.id };
  }

  #workgroup(body: unknown): Answer {
    const { WorkGroup: Name } = readRequest(GetWorkGroup, body);
    const settings = this.#workgroups.get(Name);
    if (settings) return describeWorkgroup(Name, settings);
    throw invalid(`WorkGroup ${Name} is not found.`);
  }

  #find({ QueryExecutionId: id }: { readonly QueryExecutionId: string }): AthenaExecution {
    const execution = this.#executions.get(id);
    if (!execution) throw invalid(`QueryExecution ${id} was not found`);
    return execution;
  }

  #results(body: unknown): Answer {
    const request = readRequest(GetQueryResults, body);
    const { answer, state } = this.#find(request);
    const MaxResults = Math.min(request.MaxResults, this.#pageRows);
    if (answer) return resultPage(answer, { ...request, MaxResults });
    throw invalid(
      state === 'QUEUED' || state === 'RUNNING'
        ? `Query has not yet finished. Current state: ${state}`
        : `Query did not finish successfully. Final query state: ${state}`,
    );
  }
}
