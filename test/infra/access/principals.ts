import type { Agreement } from '#core/agreement/agreement.ts';
import type { Caller } from '#test/infra/access/caller.ts';
import { type PolicyStatement, policyOf } from '#test/infra/access/policy-document.ts';
import type { RoomMap } from '#test/infra/access/room-map.ts';

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

const allow = (
  Sid: string,
  Action: readonly string[],
  Resource: string | readonly string[],
): PolicyStatement => ({ Sid, Effect: 'Allow', Action, Resource });

/** What everybody of a party needs to see that the ledger is whole, and which agreement holds. */
const readLedger = ({ buckets, keys }: RoomMap): readonly PolicyStatement[] => [
  allow('ReadLedger', ['s3:GetObject'], `${buckets.ledger?.arn}/*`),
  allow('ListLedger', ['s3:ListBucket'], buckets.ledger?.arn ?? ''),
  allow('DecryptRecords', ['kms:Decrypt'], keys.records ?? ''),
  allow('VerifySeals', ['kms:VerifyMac'], keys.seal ?? ''),
];

/** What everybody of a party needs to see what came of its drops and questions. */
const readReleases = ({ buckets }: RoomMap, party: string): readonly PolicyStatement[] => [
  allow('ListReleases', ['s3:ListBucket'], buckets.releases?.arn ?? ''),
  allow(
    'ReadReleases',
    ['s3:GetObject'],
    ['releases', `reports/${party}`].map((area) => `${buckets.releases?.arn}/${area}/*`),
  ),
];

/** What the account of a party should give whoever uploads its drops. */
const uploads = (room: RoomMap, party: string): readonly PolicyStatement[] => [
  ...readLedger(room),
  ...readReleases(room, party),
  allow('Upload', ['s3:PutObject'], `${room.buckets[`drops/${party}`]?.arn}/drops/${party}/*`),
  allow('Encrypt', ['kms:GenerateDataKey'], room.keys[`drops/${party}`] ?? ''),
];

/** What the account of a party should give whoever asks and approves for it. */
const analyses = (room: RoomMap, party: string): readonly PolicyStatement[] => [
  ...readLedger(room),
  ...readReleases(room, party),
  allow(
    'CallRoom',
    ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'],
    ['answer-question', 'approve-agreement'].map((name) => room.functions[name] ?? ''),
  ),
];

const partyPrincipals = (room: RoomMap, { id, account }: Agreement['parties'][number]) => [
  person(`${id} uploader`, account, ...uploads(room, id)),
  person(`${id} analyst`, account, ...analyses(room, id)),
  person(`${id} admin`, account, EVERYTHING),
];

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
 * has, the people of both parties as their accounts should set them up, and whoever may do anything
 * in an account: what those cannot do, nobody in that account can.
 */
export const principalsOf = (
  room: RoomMap,
  { parties }: Pick<Agreement, 'parties'>,
): readonly Principal[] => {
  const { account } = room.place;
  const policies = [{ name: 'root user', policy: policyOf(EVERYTHING) }];
  return [
    ...parties.flatMap((party) => partyPrincipals(room, party)),
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
