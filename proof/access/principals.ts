import type { DeployableAgreement } from '#core/agreement/deployable.ts';
import type { Caller } from '#proof/access/caller.ts';
import { type PolicyHolder, readPartyPolicies } from '#proof/access/party-policies.ts';
import { type PolicyStatement, parsePolicy, policyOf } from '#proof/access/policy-document.ts';
import type { RoomMap } from '#proof/access/room-map.ts';

/** Somebody in the table. */
export interface Principal {
  /** As the table and recorded calls name it. */
  readonly name: string;
  /** A role that the room's own code runs as, or somebody outside. */
  readonly kind: 'function' | 'flow' | 'person';
  readonly caller: Caller;
}

const EVERYTHING: PolicyStatement = { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' };
/** The one role of the room that people take. */
const AUDITOR = 'auditor';
const STRANGER = '999999999999';

const person = (name: string, account: string, ...may: readonly PolicyStatement[]): Principal => {
  const policies = [{ name: 'own IAM', policy: policyOf(...may) }];
  const role = name.replaceAll(' ', '-');
  return {
    name,
    kind: 'person',
    caller: { type: 'role', arn: `arn:aws:iam::${account}:role/${role}`, policies },
  };
};

/** The policies that docs/deploy.md gives the people of a party, for this room. */
const pagePolicies = (room: RoomMap, party: string) => {
  const { buckets, keys, place } = room;
  const nameOf = (bucket: string): string => buckets[bucket]?.arn.split(':').at(-1) ?? '';
  const [, name = ''] =
    /:([^:]+)-answer-question$/.exec(room.functions['answer-question'] ?? '') ?? [];
  return readPartyPolicies({
    Party: party,
    Room: name,
    Account: place.account,
    Region: place.region,
    LedgerBucket: nameOf('ledger'),
    ReleasesBucket: nameOf('releases'),
    DropBucket: nameOf(`drops/${party}`),
    DropKeyArn: keys[`drops/${party}`] ?? '',
    LedgerKeyArn: keys.seal ?? '',
  });
};

/** What the doors are called by that are not for questions. */
const INSTEAD = {
  'approve-agreement': 'Approve',
  'freeze-room': 'Freeze',
  'make-list': 'List',
  'tell-subject': 'Subject',
};

/** The page: whoever approves, freezes, has lists made or asks about people gets the same as whoever asks, for another function. */
const insteadOfAsking = (asking: readonly PolicyStatement[]): readonly PolicyStatement[] =>
  Object.entries(INSTEAD).flatMap(([name, does]) =>
    asking.map((each) => ({
      ...each,
      Sid: each.Sid?.replace('Ask', does),
      Resource: String(each.Resource).replace('answer-question', name),
    })),
  );

const partyPrincipals = async (
  room: RoomMap,
  { id, account }: DeployableAgreement['parties'][number],
): Promise<readonly Principal[]> => {
  const policies = await pagePolicies(room, id);
  const of = (who: PolicyHolder): readonly PolicyStatement[] =>
    parsePolicy({ Version: '2012-10-17', Statement: policies.get(who) }).Statement;
  return [
    person(`${id} uploader`, account, ...of('Everybody'), ...of('Uploader')),
    person(
      `${id} analyst`,
      account,
      ...of('Everybody'),
      ...of('Analyst'),
      ...insteadOfAsking(of('Analyst')),
      ...of('Auditor'),
      ...of('Taker'),
    ),
    person(`${id} admin`, account, EVERYTHING),
  ];
};

const roleOf = (room: RoomMap, name: string): Caller => {
  const arn = room.roles[name] ?? '';
  return { type: 'role', arn, policies: room.policies.ofRoles.get(arn) ?? [] };
};

/** The function or the step in the flow of a drop that runs as a role. */
const runsAs = (room: RoomMap, name: string): Principal => ({
  name,
  kind: name in room.functions ? 'function' : 'flow',
  caller: roleOf(room, name),
});

/**
 * Everybody who might want something of a room: each of its roles with the policies that it really
 * has, the people of both parties as docs/deploy.md tells
 * their accounts to set them up, and whoever may do anything
 * in an account: what those cannot do, nobody in that account can.
 */
export const principalsOf = async (
  room: RoomMap,
  { parties }: Pick<DeployableAgreement, 'parties'>,
): Promise<readonly Principal[]> => {
  const { account } = room.place;
  const policies = [{ name: 'root user', policy: policyOf(EVERYTHING) }];
  return [
    ...(await Promise.all(parties.map((party) => partyPrincipals(room, party)))).flat(),
    { name: 'security auditor', kind: 'person', caller: roleOf(room, AUDITOR) },
    person('operator admin', account, EVERYTHING),
    { name: 'operator root', kind: 'person', caller: { type: 'root', account, policies } },
    person('stranger', STRANGER, EVERYTHING),
    { name: 'anonymous', kind: 'person', caller: { type: 'anonymous' } },
    ...Object.keys(room.roles)
      .filter((name) => name !== AUDITOR)
      .map((name) => runsAs(room, name)),
  ];
};
