import { FUNCTION_NAMES, type FunctionName } from '#core/access/functions.ts';

/** The accounts and the name of a room whose events are written. */
export interface WrittenRoom {
  readonly account: string;
  /** Name of the room, which those of its functions and roles begin with. */
  readonly name: string;
  readonly parties: Readonly<Record<string, string>>;
}

/** Part of an event that tells who called. */
export type Identity = Readonly<Record<string, unknown>>;

/** Somebody who took a role of the room's account. `service` is one of AWS that acts by it. */
export const byRole = (
  { account }: WrittenRoom,
  {
    role,
    session,
    service,
  }: { readonly role: string; readonly session: string; readonly service?: string },
): Identity => ({
  userIdentity: {
    type: 'AssumedRole',
    principalId: `AROA${role}:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    accessKeyId: `ASIA${role}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        arn: `arn:aws:iam::${account}:role/${role}`,
        accountId: account,
        userName: role,
      },
    },
    ...(service !== undefined && { invokedBy: service }),
  },
  sourceIPAddress: service ?? '198.51.100.7',
  userAgent: service ?? 'aws-sdk-js/3',
});

const byService = (service: string): Identity => ({
  userIdentity: { type: 'AWSService', invokedBy: service },
  sourceIPAddress: service,
  userAgent: service,
});

/** Somebody of another account: CloudTrail says no more of them than that (CloudTrail guide, "userIdentity element"). */
const byAccount = (account: string, person: string): Identity => ({
  userIdentity: {
    type: 'AWSAccount',
    principalId: `AROA${person.replace(' ', '')}:x`,
    accountId: account,
  },
  sourceIPAddress: '203.0.113.9',
  userAgent: 'aws-sdk-js/3',
});

const isFunction = (name: string): name is FunctionName =>
  (FUNCTION_NAMES as readonly string[]).includes(name);

/** Who one of the room's functions, services or people is for CloudTrail, by the name that proofs give it. */
export const identityOf = (room: WrittenRoom, principal: string): Identity => {
  const role = `${room.name}-${principal}`;
  if (isFunction(principal)) return byRole(room, { role, session: role });
  if (principal === 'schedule') return byService('events.amazonaws.com');
  if (principal === 'state machine')
    return byRole(room, {
      ...{ role: `${room.name}-pipeline-AcceptDropRole`, session: 'execution' },
      service: 'states.amazonaws.com',
    });
  if (principal === 'arrival rule')
    return byRole(room, {
      ...{ role: `${room.name}-pipeline-ArrivalRole`, session: 'rule' },
      service: 'events.amazonaws.com',
    });
  const [party = ''] = principal.split(' ');
  const account = room.parties[party];
  if (account === undefined) return byRole(room, { role: 'auditor', session: principal });
  return byAccount(account, principal);
};
