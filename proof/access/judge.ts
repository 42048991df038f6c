import { type Decision, decide, type PolicyKind } from '#proof/access/decide.ts';
import type { Operation, Step } from '#proof/access/operation.ts';
import type { Principal } from '#proof/access/principals.ts';
import type { Circumstances } from '#proof/access/request.ts';
import type { RoomMap } from '#proof/access/room-map.ts';

/** Whether somebody may do something, and what decides it. */
export interface Verdict {
  readonly allowed: boolean;
  /** The deciding statements, by Sid and the policy that holds them; or that there is none. */
  readonly why: readonly string[];
}

/** Logs and traces leave a function by Lambda's own way, also out of a room without internet. */
const LAMBDAS_OWN_WAY = ['logs', 'xray', 'sqs'];

const GUARDS: Readonly<Record<string, string>> = {
  s3: 'bucket',
  kms: 'key',
  lambda: 'function',
  sts: 'trust',
};

const serviceOf = ({ call }: Step): string => call.action.split(':')[0] ?? '';

const policyName = (kind: PolicyKind, step: Step): string => {
  if (kind === 'own policy') return 'own IAM';
  if (kind === 'guard rail') return 'guard rail';
  return kind === 'endpoint policy' ? 'endpoint' : (GUARDS[serviceOf(step)] ?? 'resource');
};

const reasonsOf = ({ grounds, silent }: Decision, step: Step): readonly string[] =>
  grounds.length > 0
    ? grounds.map(({ policy, statement }) => `${statement} (${policyName(policy, step)})`)
    : [`no statement of ${silent.map((kind) => policyName(kind, step)).join(' or ')} allows it`];

/** How a function of an isolated room reaches a service; undefined if it cannot. */
const endpointTo = ({ policies }: RoomMap, service: string): string | undefined =>
  policies.endpoints.find((endpoint) => endpoint.service === service)?.id;

const isCutOff = ({ policies }: RoomMap, { kind }: Principal, step: Step): boolean =>
  kind === 'function' &&
  policies.endpoints.length > 0 &&
  !step.via?.length &&
  !LAMBDAS_OWN_WAY.includes(serviceOf(step));

const decideStep = async (
  room: RoomMap,
  { principal, circumstances }: Asked,
  step: Step,
): Promise<Verdict> => {
  const cutOff = isCutOff(room, principal, step) && !('endpoint' in circumstances);
  const endpoint = cutOff ? endpointTo(room, serviceOf(step)) : undefined;
  if (cutOff && endpoint === undefined)
    return { allowed: false, why: [`no endpoint leads to ${serviceOf(step)}`] };
  const decision = await decide(room.policies, {
    ...(endpoint !== undefined && { endpoint }),
    ...(principal.kind === 'function' && { sourceFunction: room.functions[principal.name] }),
    ...circumstances,
    ...(step.via && { via: step.via }),
    caller: principal.caller,
    call: step.call,
  });
  return { allowed: decision.allowed, why: reasonsOf(decision, step) };
};

interface Asked {
  readonly principal: Principal;
  /** How the requests come; as the room is built to be used, if left out. */
  readonly circumstances: Circumstances;
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/**
 * Whether somebody may do something: only if every step is allowed. Of a denial, the first step that
 * is denied tells why.
 */
export const judge = async (
  room: RoomMap,
  operation: Operation,
  { principal, circumstances = {} }: Pick<Asked, 'principal'> & Partial<Asked>,
): Promise<Verdict> => {
  const why: string[] = [];
  for (const step of operation.steps) {
    const verdict = await decideStep(room, { principal, circumstances }, step);
    if (!verdict.allowed) return { allowed: false, why: distinct(verdict.why) };
    why.push(...verdict.why);
  }
  return { allowed: true, why: distinct(why) };
};
