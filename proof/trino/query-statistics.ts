/** What Trino says of a stage of a query, as far as it is read here. */
interface StageInfo {
  readonly stageId: string;
  readonly stageStats: Readonly<Record<string, unknown>> & {
    readonly operatorSummaries: readonly OperatorSummary[];
  };
  readonly subStages: readonly StageInfo[];
}

interface OperatorSummary {
  readonly pipelineId: number;
  readonly operatorId: number;
  readonly operatorType: string;
  readonly inputPositions: number;
  readonly outputPositions: number;
}

interface QueryInfo {
  readonly queryStats: Readonly<Record<string, unknown>>;
  readonly outputStage: StageInfo;
}

/** How much a finished query handled: of each stage rows and bytes, of each operator rows, and the result's bytes. */
export interface QueryStatistics {
  /** A line a stage, in the order of their names. */
  readonly stages: readonly string[];
  /** A line an operator. */
  readonly operators: readonly string[];
  readonly resultBytes: string;
  /** Bytes that were read from files, whoever's. */
  readonly scannedBytes: string;
}

/** What of a stage Athena tells too: GetQueryRuntimeStatistics has input and output, rows and bytes, of each. */
const STAGE_FIELDS = [
  'rawInputPositions',
  'processedInputPositions',
  'processedInputDataSize',
  'outputPositions',
  'outputDataSize',
] as const;

const flat = (stage: StageInfo): readonly StageInfo[] => [stage, ...stage.subStages.flatMap(flat)];

const numberOf = ({ stageId }: StageInfo): string => stageId.split('.').at(-1) ?? '';

const ofOperator = (stage: StageInfo) => (each: OperatorSummary) =>
  `${numberOf(stage)}.${each.pipelineId}.${each.operatorId} ${each.operatorType}: ${each.inputPositions} -> ${each.outputPositions}`;

/** What Trino tells of a query that has ended, to whoever may see it. */
export const queryStatistics = async (url: string, id: string): Promise<QueryStatistics> => {
  const response = await fetch(`${url}/v1/query/${id}`, { headers: { 'x-trino-user': 'airlock' } });
  const { outputStage, queryStats } = (await response.json()) as QueryInfo;
  const stages = flat(outputStage);
  return {
    stages: stages
      .map((each) =>
        [numberOf(each), ...STAGE_FIELDS.map((name) => String(each.stageStats[name]))].join(' '),
      )
      .sort(),
    operators: stages
      .flatMap((each) => each.stageStats.operatorSummaries.map(ofOperator(each)))
      .sort(),
    resultBytes: String(queryStats.outputDataSize),
    scannedBytes: String(queryStats.physicalInputDataSize),
  };
};
