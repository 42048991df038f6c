import { actionsMeant } from '#proof/templates/iam-actions.ts';
import { overlap } from '#proof/templates/overlap.ts';
import {
  placeOf,
  type WrittenPolicy,
  type WrittenStatement,
} from '#proof/templates/written-policy.ts';

/** Six parts; that of a service may not be a wildcard. */
const ARN = /^arn:[^:]+:[a-z0-9-]+:[^:]*:[^:]*:.+$/;

const misfits = async (
  resources: readonly string[],
  actions: readonly string[],
): Promise<readonly string[]> => {
  const meant = await Promise.all(
    actions.map(async (action) => [action, await actionsMeant(action)] as const),
  );
  const fits = (resource: string, arns: readonly string[]): boolean =>
    resource === '*' || arns.some((form) => overlap(resource, form));
  const idle = meant.filter(
    ([, each]) =>
      each.length > 0 &&
      !each.some(({ arns }) => resources.some((resource) => fits(resource, arns))),
  );
  const forms = meant.flatMap(([, each]) => each.flatMap(({ arns }) => arns));
  const useless = resources.filter((resource) => !fits(resource, forms));
  return [
    ...idle.map(([action]) => `allows or denies ${action} on no resource that it is about`),
    ...useless.map((resource) => `names ${resource}, which none of its actions is about`),
  ];
};

const faultsOf = async (
  { kind }: WrittenPolicy,
  { Resource, NotResource, Action, NotAction }: WrittenStatement,
): Promise<readonly string[]> => {
  const resources = [...(Resource ?? []), ...(NotResource ?? [])];
  if (kind === 'trust')
    return resources.length === 0 ? [] : ['names a resource, which no trust may'];
  if ((Resource === undefined) === (NotResource === undefined))
    return ['needs either Resource or NotResource'];
  const malformed = resources.filter((resource) => resource !== '*' && !ARN.test(resource));
  if (malformed.length > 0)
    return malformed.map((resource) => `names ${resource}, which is no ARN`);
  // All that a list leaves out is about every kind of resource.
  const isWide = NotAction !== undefined || Action?.includes('*') === true;
  return Resource === undefined || isWide ? [] : misfits(Resource, Action ?? []);
};

/** The resources of a policy that are no ARN, or that none of its actions is ever about: a right that is none. */
export const unfitResources = async (policy: WrittenPolicy): Promise<readonly string[]> => {
  const found = await Promise.all(
    policy.statements.map(async (statement) =>
      (await faultsOf(policy, statement)).map((fault) => `${placeOf(policy, statement)} ${fault}`),
    ),
  );
  return found.flat();
};
