import type { QueryExecution } from '@aws-sdk/client-athena';
import type { DeployedWorkgroup } from '#adapters/aws/athena/check-workgroup.ts';
import { resultsLocation } from '#core/access/workgroup.ts';
import { AirlockError } from '#core/errors.ts';

/**
 * Why nothing is taken of an execution that ended: it failed, or what it found lies elsewhere than where the room
 * was deployed to have it, because somebody changed the workgroup in the moment between. What Athena says of a
 * failed query may hold its text, so it goes to `cause`. Undefined if it found something in its place.
 */
export const faultOf = (
  { Status, WorkGroup, ResultConfiguration }: QueryExecution,
  { name, resultsBucket }: DeployedWorkgroup,
): AirlockError | undefined => {
  if (Status?.State !== 'SUCCEEDED') return failureOf(Status);
  const isInPlace = ResultConfiguration?.OutputLocation?.startsWith(resultsLocation(resultsBucket));
  if (WorkGroup === name && isInPlace) return undefined;
  return new AirlockError(
    'room',
    'What the query found was written elsewhere than where the room was deployed to have it, so it is not taken: look into the trail who changed the workgroup.',
  );
};

const failureOf = (Status: QueryExecution['Status']): AirlockError => {
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
      'The query was cancelled, by hand or by the scan limit of the workgroup: look at the workgroup, and ask again, which costs no more budget.',
      { cause },
    );
  return new AirlockError(
    'room',
    'The query failed in Athena: look at the history of the workgroup, and ask again, which costs no more budget.',
    { cause },
  );
};
