import {
  type AthenaClient,
  GetQueryRuntimeStatisticsCommand,
  type QueryStage,
} from '@aws-sdk/client-athena';
import { type Check, type Finding, failed, judged, passed, skipped } from '#proof/smoke/check.ts';
import type { Journey, Shared } from '#proof/smoke/end-to-end/journey.ts';

/** Athena has the rows of stages some time after a query has ended. */
const TRIES = 6;
const PAUSE_MS = 10_000;

type Rows = readonly (readonly [number | undefined, number | undefined])[];

/** Rows into and out of a stage and those below it, in the order of the plan. */
const rowsOf = ({ InputRows, OutputRows, SubStages = [] }: QueryStage): Rows => [
  [InputRows, OutputRows],
  ...SubStages.flatMap(rowsOf),
];

const stageOf = async (client: AthenaClient, id: string): Promise<QueryStage | undefined> => {
  const asked = new GetQueryRuntimeStatisticsCommand({ QueryExecutionId: id });
  return (await client.send(asked)).QueryRuntimeStatistics?.OutputStage;
};

/** The rows of every stage of some executions; undefined if Athena does not tell them. */
const lookAt = async (
  { clients, wait }: Journey,
  ids: readonly string[],
): Promise<readonly Rows[] | undefined> => {
  const found: Rows[] = [];
  for (const id of ids) {
    let stage: QueryStage | undefined;
    for (let tries = 0; stage === undefined && tries < TRIES; tries += 1) {
      if (tries > 0) await wait(PAUSE_MS);
      stage = await stageOf(clients.athena, id);
    }
    if (stage === undefined) return undefined;
    found.push(rowsOf(stage));
  }
  return found;
};

const compare = async (
  journey: Journey,
  executions: Readonly<Record<Shared, readonly string[]>>,
): Promise<Finding> => {
  const nobody = await lookAt(journey, executions.nobody);
  const everybody = await lookAt(journey, executions.everybody);
  if (!nobody || !everybody) return skipped('Athena told no rows of stages.');
  return judged(
    JSON.stringify(nobody) === JSON.stringify(everybody),
    `All ${nobody.flat().length} stages have the same rows, whether nobody is shared or everybody.`,
    'The rows of stages tell how many people are shared: whoever may use the workgroup can read that.',
  );
};

/** What Athena tells of a query must not depend on who is on both lists. */
export const equalStageRows: Check<Journey> = {
  name: 'what Athena tells of its stages does not depend on who matches',
  tried: 'GetQueryRuntimeStatistics of both answers',
  run: async (journey) => {
    const { nobody, everybody } = journey.learnt.executions;
    if (!nobody || !everybody)
      return skipped('This caller may not list the queries of the workgroup.');
    if (nobody.length === 0 || everybody.length === 0)
      return failed('An answer came without a query of Athena, so there is nothing to compare.');
    try {
      return await compare(journey, { nobody, everybody });
    } catch (error) {
      if (error instanceof Error && error.name === 'AccessDeniedException')
        return passed('AWS does not tell this caller.');
      throw error;
    }
  },
};
