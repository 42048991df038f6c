import type { QueryExecutionStatus } from '@aws-sdk/client-athena';
import { type Check, type Finding, failed, judged, passed, skipped } from '#proof/smoke/check.ts';
import type { Journey, Published } from '#proof/smoke/end-to-end/journey.ts';
import { endOfQuery } from '#proof/smoke/end-to-end/run-query.ts';

/** How Athena refuses a query that does not say which version it means. */
const UNSAID = /CONSTRAINT_VIOLATION/;

const tableOf = ({ party, dataset }: Published): string => `"${party}_${dataset}"`;

/** Athena also looks beforehand whether the caller could write results, and names that an invalid request. */
const MAY_NOT_START = /^(AccessDeniedException|InvalidRequestException)$/;

/** Asks as the operator; a caller who may start no query proves nothing of what queries do. */
const asking = async (
  journey: Journey,
  query: (list: Published) => { readonly sql: string; readonly parameters?: readonly string[] },
  judge: (status: QueryExecutionStatus) => Finding,
): Promise<Finding> => {
  const list = journey.learnt.published.brand;
  if (!list) return failed('There is no version to ask about.');
  const { sql, parameters } = query(list);
  try {
    return judge(await endOfQuery(journey, sql, parameters));
  } catch (error) {
    if (error instanceof Error && MAY_NOT_START.test(error.name))
      return skipped('This caller may start no query in the workgroup, which is as it should be.');
    throw error;
  }
};

const refusedUnsaid: Check<Journey> = {
  name: 'Athena runs no query over all versions of a list',
  tried: 'a query of the operator that names no version',
  run: (journey) =>
    asking(
      journey,
      (list) => ({ sql: `select count(*) from ${tableOf(list)}` }),
      ({ State, StateChangeReason = '' }) =>
        State === 'FAILED' && UNSAID.test(StateChangeReason)
          ? passed('Athena demands a version.')
          : failed('Athena did not demand a version.'),
    ),
};

/** Epochs count from one; what the version is called is told to whoever delivered it. */
const takenAsParameters: Check<Journey> = {
  name: 'Athena takes versions as execution parameters, and the operator reads none',
  tried: 'a query of the operator that names a version by parameters',
  run: (journey) =>
    asking(
      journey,
      (list) => ({
        sql: `select count(*) from ${tableOf(list)} where "epoch" = ? and "version" = ?`,
        parameters: ["'1'", `'${list.version}'`],
      }),
      ({ State, StateChangeReason = '' }) => {
        if (State === 'SUCCEEDED') return failed('The operator could read the tokens of a list.');
        if (UNSAID.test(StateChangeReason))
          return failed('Athena does not take parameters for what a version is named by.');
        return judged(
          /access ?denied|not authorized|permission/i.test(StateChangeReason),
          'Athena went on to the files, and S3 refused them to the operator.',
          'Athena failed for another reason, which proves nothing.',
        );
      },
    ),
};

/** Which versions a query reads is said by the query, or it does not run. */
export const projection: readonly Check<Journey>[] = [refusedUnsaid, takenAsParameters];
