import {
  anonymousPrincipal,
  type RequestAnalysis,
  runSimulation,
  type Simulation,
} from '@cloud-copilot/iam-simulate';
import { accountOf, type Caller, policiesOf } from '#proof/access/caller.ts';
import type { DeployedPolicies } from '#proof/access/deployed-policies.ts';
import { rewriteKeys, rewritePolicy } from '#proof/access/encryption-context.ts';
import { type NamedPolicy, type PolicyDocument, policyOf } from '#proof/access/policy-document.ts';
import { contextOf, type Request } from '#proof/access/request.ts';

/** Which kind of policy holds a deciding statement. */
export type PolicyKind = 'own policy' | 'resource policy' | 'endpoint policy' | 'guard rail';

/** A statement that decided. */
interface Ground {
  readonly policy: PolicyKind;
  /** Its Sid; if it has none, the keys that it is about, or the name of its policy. */
  readonly statement: string;
}

/** What IAM answers, and why. No ground with a denial means that no statement allows. */
export interface Decision {
  readonly allowed: boolean;
  readonly grounds: readonly Ground[];
  /** The policies without a statement that allows, when nothing denies either. */
  readonly silent: readonly PolicyKind[];
}

type Statements = NonNullable<RequestAnalysis['resourceAnalysis']>['allowStatements'];

const grounds = (policy: PolicyKind, statements: Statements | undefined): readonly Ground[] =>
  (statements ?? []).map(({ statement, policyId }) => {
    const keys = statement.conditions().map((condition) => condition.conditionKey());
    const about = keys.length > 0 ? keys.join('+') : policyId;
    return { policy, statement: statement.sid() ?? about ?? policy };
  });

const byRails = ({ scpAnalysis, rcpAnalysis }: RequestAnalysis): readonly Ground[] =>
  [...(scpAnalysis?.ouAnalysis ?? []), ...(rcpAnalysis?.ouAnalysis ?? [])].flatMap(
    ({ denyStatements }) => grounds('guard rail', denyStatements),
  );

const deniedBy = (analysis: RequestAnalysis): readonly Ground[] => [
  ...byRails(analysis),
  ...(analysis.blockedBy?.includes('s3-bpa')
    ? [{ policy: 'resource policy', statement: 'Block Public Access' } as const]
    : []),
  ...grounds('resource policy', analysis.resourceAnalysis?.denyStatements),
  ...grounds('endpoint policy', analysis.endpointAnalysis?.denyStatements),
  ...grounds('own policy', analysis.identityAnalysis?.denyStatements),
];

const allowedBy = (analysis: RequestAnalysis): readonly Ground[] => [
  ...grounds('resource policy', analysis.resourceAnalysis?.allowStatements),
  ...grounds('own policy', analysis.identityAnalysis?.allowStatements),
];

const silentIn = (analysis: RequestAnalysis): readonly PolicyKind[] => [
  ...(analysis.resourceAnalysis?.allowStatements.length ? [] : (['resource policy'] as const)),
  ...(analysis.identityAnalysis?.allowStatements.length ? [] : (['own policy'] as const)),
  ...(analysis.blockedBy?.includes('vpce') ? (['endpoint policy'] as const) : []),
];

const decisionOf = (analysis: RequestAnalysis): Decision => {
  if (analysis.result === 'Allowed')
    return { allowed: true, grounds: allowedBy(analysis), silent: [] };
  if (analysis.result === 'ExplicitlyDenied')
    return { allowed: false, grounds: deniedBy(analysis), silent: [] };
  return { allowed: false, grounds: [], silent: silentIn(analysis) };
};

const principalOf = (caller: Caller): Simulation['request']['principal'] => {
  if (caller.type === 'anonymous') return anonymousPrincipal;
  if (caller.type === 'service') return caller.name;
  if (caller.type === 'root') return `arn:aws:iam::${caller.account}:root`;
  const role = caller.arn.split('/').at(-1);
  return `arn:aws:sts::${accountOf(caller)}:assumed-role/${role}/session`;
};

const guardedBy = ({ action, arn }: Request['call']): string =>
  action.startsWith('s3:') ? (arn.split('/')[0] ?? arn) : arn;

const rewritten = ({ name, policy }: NamedPolicy): NamedPolicy => ({
  name,
  policy: rewritePolicy(policy),
});

/** To IAM `{"AWS": "*"}` is `"*"`; the simulator takes only the latter in the policy of an endpoint. */
const withPlainPrincipal = (policy: PolicyDocument): PolicyDocument => ({
  ...policy,
  Statement: policy.Statement.map((statement) => {
    const { Principal } = statement;
    const anybody = typeof Principal === 'object' && Principal.AWS === '*';
    return anybody ? { ...statement, Principal: '*' } : statement;
  }),
});

const endpointPolicies = (policies: DeployedPolicies, { endpoint, via, call }: Request) => {
  if (endpoint === undefined || via?.length) return [];
  const found = policies.endpoints.find(({ id }) => id === endpoint);
  if (found && found.service !== call.action.split(':')[0])
    throw new Error(`${call.action} does not go through the endpoint of ${found.service}.`);
  return found?.policy ? [{ name: found.id, policy: withPlainPrincipal(found.policy) }] : [];
};

/** A policy that is on every account where such policies are used: it takes nothing away. */
const FULL_ACCESS: NamedPolicy = {
  name: 'FullAWSAccess',
  policy: policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }),
};

/** Services come from no account, so that only what guards the resource binds them. */
const railsOver = ({ rails }: DeployedPolicies, { caller, call }: Request) => {
  if (!rails) return { serviceControlPolicies: [], resourceControlPolicies: [] };
  const over = (account: string | undefined, ...policies: readonly NamedPolicy[]) =>
    account === rails.account ? [{ orgIdentifier: account, policies: [...policies] }] : [];
  return {
    serviceControlPolicies: over(accountOf(caller), FULL_ACCESS, ...rails.service),
    resourceControlPolicies: over(call.account, ...rails.resource),
  };
};

const simulationOf = (policies: DeployedPolicies, request: Request): Simulation => {
  const { caller, call } = request;
  const guard = policies.ofResources.get(guardedBy(call));
  const endpoint = endpointPolicies(policies, request);
  return {
    request: {
      principal: principalOf(caller),
      action: call.action,
      resource: { resource: call.arn, accountId: call.account },
      contextVariables: rewriteKeys(contextOf(request)),
    },
    identityPolicies: policiesOf(caller).map(rewritten),
    ...railsOver(policies, request),
    ...(guard && { resourcePolicy: rewritePolicy(guard) }),
    ...(endpoint.length > 0 && { vpcEndpointPolicies: endpoint }),
    additionalSettings: { s3: { blockPublicAccess: policies.closedBuckets.has(guardedBy(call)) } },
  };
};

/**
 * Decides one request by the policies of a room. Throws if the simulator refuses the request, or
 * leaves a key of its context out: a condition that is not evaluated proves nothing.
 */
export const decide = async (policies: DeployedPolicies, request: Request): Promise<Decision> => {
  const answer = await runSimulation(simulationOf(policies, request), {});
  const { action, arn } = request.call;
  if (answer.resultType !== 'single')
    throw new Error(`${action} on ${arn} is no request: ${JSON.stringify(answer)}`);
  const { ignoredContextKeys = [], analysis } = answer.result;
  if (ignoredContextKeys.length > 0)
    throw new Error(`${action} on ${arn} has no ${ignoredContextKeys.join(', ')}.`);
  return decisionOf(analysis);
};
