import { fault, json } from '#test/proof/smoke/good-aws.ts';
import type { WireAnswer, WireCall } from '#test/proof/smoke/stub-aws.ts';

/** The rows of a query's stages, as Athena nests them. */
const stages = (rows: number) => ({
  StageId: 0,
  InputRows: 3_000,
  OutputRows: 1,
  SubStages: [
    { StageId: 1, InputRows: 3_000, OutputRows: rows, SubStages: [] },
    { StageId: 2, InputRows: 1_500, OutputRows: 1_500 },
  ],
});

const DENIED = 'Access Denied (Service: Amazon S3; Status Code: 403; secret words of AWS)';
const UNSAID =
  'CONSTRAINT_VIOLATION: For the injected projected partition column version, the WHERE clause must contain only static equality conditions, and at least one such condition must be present.';

/** Athena as it is in a room that keeps its promises; the questions of the parties are told to it. */
export class GoodAthena {
  /** Queries that were run for the parties. */
  asked = 0;
  /** The rows that a stage shows, by the query. */
  rows: (execution: string) => number = () => 1_500;
  /** Why a query of the operator's own fails; undefined if it does not. */
  failure: (parameters: boolean) => string | undefined = (parameters) =>
    parameters ? DENIED : UNSAID;
  types: readonly string[] = ['bigint', 'bigint', 'bigint', 'bigint'];
  /** Calls that are refused for want of a right. */
  denied: readonly string[] = [];
  /** How often Athena is asked for the rows before it has them. */
  late = 1;
  #parameters = false;
  #looks = 0;

  readonly answer = ({ operation, json: input }: WireCall): WireAnswer | undefined => {
    if (this.denied.includes(operation)) return fault('AccessDeniedException');
    switch (operation) {
      case 'ListQueryExecutions':
        return json({
          QueryExecutionIds: Array.from({ length: this.asked }, (_, at) => `query-${at}`).reverse(),
        });
      case 'GetQueryRuntimeStatistics':
        return this.#statistics(String(input.QueryExecutionId));
      case 'StartQueryExecution':
        this.#parameters = input.ExecutionParameters !== undefined;
        return json({ QueryExecutionId: 'own' });
      case 'GetQueryExecution':
        return this.#ended();
      case 'GetTableMetadata':
        return json({
          TableMetadata: {
            Name: 'table',
            Columns: this.types.map((Type, at) => ({ Name: `column_${at}`, Type })),
          },
        });
      default:
        return undefined;
    }
  };

  #statistics(id: string): WireAnswer {
    this.#looks += 1;
    if (this.#looks <= this.late) return json({ QueryRuntimeStatistics: {} });
    return json({ QueryRuntimeStatistics: { OutputStage: stages(this.rows(id)) } });
  }

  #ended(): WireAnswer {
    const StateChangeReason = this.failure(this.#parameters);
    const State = StateChangeReason === undefined ? 'SUCCEEDED' : 'FAILED';
    return json({ QueryExecution: { Status: { State, StateChangeReason } } });
  }
}
