import { actionsMeant } from '#proof/templates/iam-actions.ts';
import { placeOf, type WrittenPolicy } from '#proof/templates/written-policy.ts';

/**
 * The actions of a policy that no service has, and the wildcards that mean none. S3 refuses a bucket policy
 * with such an action whole; IAM takes it, and the statement does nothing.
 */
export const unknownActions = async (policy: WrittenPolicy): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const statement of policy.statements) {
    const { Action, NotAction } = statement;
    if ((Action === undefined) === (NotAction === undefined))
      found.push(`${placeOf(policy, statement)} needs either Action or NotAction`);
    for (const action of [...(Action ?? []), ...(NotAction ?? [])])
      if (action !== '*' && (await actionsMeant(action)).length === 0)
        found.push(
          `${placeOf(policy, statement)} names the action ${action}, which does not exist`,
        );
  }
  return found;
};
