import { calledBy } from '#core/access/functions.ts';
import { DROP_KEY_ACTIONS, KEY_ACTIONS } from '#core/access/rights.ts';
import { readResult, runQuery } from '#proof/access/call-operations.ts';
import {
  bypassLock,
  callUrl,
  get,
  getVersion,
  list,
  listVersions,
  type Operation,
  one,
  overwrite,
  put,
  putInPieces,
  remove,
  removeVersion,
  setBucketPolicy,
  takeRole,
  useKey,
} from '#proof/access/operation.ts';
import { operationsOfAct } from '#proof/access/owner-operations.ts';
import { OWNER_POWERS } from '#proof/access/owner-powers.ts';
import { OPENER, type RoomMap } from '#proof/access/room-map.ts';

/** What belongs together in the table. */
export interface Section {
  readonly title: string;
  readonly about: string;
  readonly operations: readonly Operation[];
}

const partiesOf = ({ buckets }: RoomMap): readonly string[] =>
  Object.keys(buckets).flatMap((name) => (name.startsWith('drops/') ? [name.slice(6)] : []));

const usedFreely = (room: RoomMap, area: string): readonly Operation[] =>
  [put, get, list, remove].map((operation) => operation(room, area));

const drops = (room: RoomMap, party: string): Section => {
  const area = `drops/${party}`;
  const other = partiesOf(room).find((each) => each !== party) ?? '';
  return {
    title: `Drops of ${party}`,
    about: `The bucket into which \`${party}\` drops its lists. \`${area}:${other}\` is the prefix of the other party in this bucket.`,
    operations: [
      put(room, area),
      putInPieces(room, area),
      put(room, `${area}:${other}`),
      ...[get, list, remove].map((operation) => operation(room, area)),
      setBucketPolicy(room, area),
    ],
  };
};

const vault = (room: RoomMap): Section => ({
  title: 'Vault',
  about:
    'Tokens: `staging` while a drop is accepted, `vault` once it is published; `tombstones`, marks of those who are to stay forgotten; `matches`, who of one list is whom of the other, and `links`, whose events are whose.',
  operations: [
    ...usedFreely(room, 'staging'),
    ...usedFreely(room, 'vault'),
    ...usedFreely(room, 'tombstones'),
    ...usedFreely(room, 'matches'),
    ...usedFreely(room, 'links'),
    setBucketPolicy(room, 'vault'),
  ],
});

const ledger = (room: RoomMap): Section => ({
  title: 'Ledger',
  about:
    'Entries and agreements are put on condition that the key is free; to overwrite is to put without the condition.',
  operations: [
    ...[get, list, put, overwrite, remove, removeVersion, bypassLock].map((operation) =>
      operation(room, 'ledger'),
    ),
    put(room, 'ledger-head'),
    ...[listVersions, getVersion].map((operation) => operation(room, 'ledger-head')),
    ...[get, put, remove].map((operation) => operation(room, 'ledger-checkpoints')),
    ...[put, overwrite].map((operation) => operation(room, 'agreements')),
    setBucketPolicy(room, 'ledger'),
  ],
});

const releases = (room: RoomMap): Section => ({
  title: 'Releases, lists and reports',
  about:
    'Answers that left the room, which both parties read; lists, whose labels the publisher alone reads; and what became of the drops of each.',
  operations: [
    ...['releases', 'lists'].flatMap((area) =>
      [get, list, put, overwrite, remove].map((operation) => operation(room, area)),
    ),
    ...partiesOf(room).flatMap((party) => usedFreely(room, `reports/${party}`)),
    put(room, 'intake'),
    setBucketPolicy(room, 'releases'),
  ],
});

const results = (room: RoomMap): Section => ({
  title: 'Results of queries',
  about: 'What Athena found, before noise and threshold.',
  operations: [...usedFreely(room, 'results'), setBucketPolicy(room, 'results')],
});

const trail = (room: RoomMap): Section => ({
  title: 'Records of what happened',
  about:
    'The files of CloudTrail, the trail that writes them, and what audits find in them (`audits`).',
  operations: [
    ...usedFreely(room, 'logs'),
    removeVersion(room, 'logs'),
    bypassLock(room, 'logs'),
    setBucketPolicy(room, 'logs'),
    ...usedFreely(room, 'audits'),
    setBucketPolicy(room, 'audits'),
    ...['StartQueryExecution', 'GetQueryResults', 'GetQueryRuntimeStatistics'].map((action) =>
      one(room, action, {
        area: 'audit workgroup',
        action: `athena:${action}`,
        arn: room.auditWorkgroup,
      }),
    ),
    ...['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'].map((action) =>
      one(room, action.replace('cloudtrail:', ''), { area: 'trail', action, arn: room.trail }),
    ),
  ],
});

const MAC_KEYS = ['token', 'tombstone', 'seal'];

/** To a key with two halves everybody encrypts who has the public one; that KMS itself does is of use to nobody. */
const usesOfKey = (key: string): readonly string[] => {
  if (MAC_KEYS.includes(key)) return KEY_ACTIONS;
  return key === OPENER
    ? [...DROP_KEY_ACTIONS, 'kms:Encrypt']
    : ['kms:Decrypt', 'kms:GenerateDataKey'];
};

const keys = (room: RoomMap): Section => ({
  title: 'Keys, used directly',
  about:
    'What a key does for whoever calls it without S3 in between. Reading and writing above already holds what it does through S3.',
  operations: Object.keys(room.keys).flatMap((key) =>
    usesOfKey(key).map((action) => useKey(room, key, action)),
  ),
});

const keeping = (room: RoomMap): Section => ({
  title: 'Keeping the keys',
  about:
    'Whoever may change the policy of a key may give themselves the rest: see [what an administrator can still do](access.md#what-an-administrator-of-the-operators-account-can-still-do).',
  operations: Object.keys(room.keys).flatMap((key) =>
    ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:CreateGrant'].map((action) =>
      useKey(room, key, action),
    ),
  ),
});

const engine = (room: RoomMap): readonly Operation[] => {
  const { account, region } = room.place;
  const table = `arn:aws:glue:${region}:${account}:table/${room.database}/vault`;
  const of = (area: string, arn: string, ...actions: readonly string[]): readonly Operation[] =>
    actions.map((action) => one(room, action.split(':')[1] ?? '', { area, action, arn }));
  return [
    ...of('state machine', room.stateMachine, 'states:StartExecution'),
    ...[runQuery(room), readResult(room)],
    ...of('workgroup', room.workgroup, 'athena:UpdateWorkGroup'),
    ...of('tables', table, 'glue:GetTable', 'glue:UpdateTable'),
    ...of('notices', room.topic, 'sns:Publish'),
  ];
};

const functions = (room: RoomMap): Section => ({
  title: 'Functions, queries and the way of a drop',
  about:
    'Parties call functions by their URLs, with requests that their account signs. Nobody but the room calls a function directly, or is meant to: of the operator’s administrators see [the summary](access.md#what-an-administrator-of-the-operators-account-can-still-do).',
  operations: [
    ...[...calledBy('parties'), ...calledBy('schedule')].map((name) => callUrl(room, name)),
    ...Object.entries(room.functions).flatMap(([name, arn]) =>
      ['lambda:InvokeFunction', 'lambda:UpdateFunctionCode'].map((action) =>
        one(room, action.replace('lambda:', ''), { area: `functions/${name}`, action, arn }),
      ),
    ),
    ...engine(room),
  ],
});

const roles = (room: RoomMap): Section => ({
  title: 'Taking a role',
  about: 'Services of AWS take the roles of the room; of people only the auditor has one.',
  operations: Object.keys(room.roles).map((name) => takeRole(room, name)),
});

/** Of many things of a kind, the one that an attacker would like best. */
const EXAMPLES = ['functions/tokenise-part', 'roles/tokenise-part', 'keys/token', 'vault'];

const examplesOf = (
  arns: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] => {
  const all = Object.entries(arns);
  return all.length === 1 ? all : all.filter(([area]) => EXAMPLES.includes(area));
};

/** What only whoever owns the account may do: asked of one of each kind, since rights are given by kind. */
const changing = (room: RoomMap): Section => ({
  title: 'Changing the room',
  about:
    'What [gets round the room](access.md#what-an-administrator-of-the-operators-account-can-still-do), on one of each kind of thing.',
  operations: OWNER_POWERS.flatMap(({ acts }) =>
    acts.flatMap((act) => operationsOfAct(room, act, examplesOf(act.arns(room)))),
  ),
});

const keyOf = ({ what, area }: Operation): string => `${what} ${area}`;

/** The last section asks nothing that one before it asks of everything of its kind. */
const withoutRepeats = (sections: readonly Section[], last: Section): readonly Section[] => {
  const asked = new Set(sections.flatMap(({ operations }) => operations.map(keyOf)));
  const operations = last.operations.filter((operation) => !asked.has(keyOf(operation)));
  return [...sections, { ...last, operations }];
};

/** Everything that the table asks, in its order. */
export const sectionsOf = (room: RoomMap): readonly Section[] =>
  withoutRepeats(
    [
      ...partiesOf(room).map((party) => drops(room, party)),
      ...[vault, ledger, releases, results, trail, keys, keeping, functions, roles].map((section) =>
        section(room),
      ),
    ],
    changing(room),
  );
