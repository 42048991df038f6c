import { beforeAll, describe, expect, it, vi } from 'vitest';
import { calledBy } from '#core/access/functions.ts';
import { type AccessTable, accessTable } from '#proof/access/access-table.ts';
import type { Caller } from '#proof/access/caller.ts';
import { deniedCalls } from '#proof/access/denied-calls.ts';
import { deployedRoom, pairingRoom } from '#proof/access/deployed-room.ts';
import { judge, type Verdict } from '#proof/access/judge.ts';
import { get, one, setBucketPolicy, takeRole } from '#proof/access/operation.ts';
import { operationsOfAct } from '#proof/access/owner-operations.ts';
import { OWNER_POWERS } from '#proof/access/owner-powers.ts';
import { policyOf } from '#proof/access/policy-document.ts';
import { type Principal, principalsOf } from '#proof/access/principals.ts';
import { recordFlow } from '#proof/access/record-flow.ts';
import type { RoomMap } from '#proof/access/room-map.ts';
import { servicesOf } from '#proof/access/services.ts';
import { underRails } from '#proof/access/under-rails.ts';
import { readRecord } from '#proof/loopback/recorded-call.ts';
import { exampleRails } from '#proof/rails/example.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { map: room, agreement } = deployedRoom('prod');
const railed = underRails(room, exampleRails('prod'));
const { account } = room.place;

const EVERYTHING = policyOf({ Effect: 'Allow', Action: '*', Resource: '*' });
const role = (name: string, of = account): Principal => {
  const arn = `arn:aws:iam::${of}:role/${name}`;
  const caller: Caller = { type: 'role', arn, policies: [{ name: 'all', policy: EVERYTHING }] };
  return { name, kind: 'person', caller };
};
const deployer = role(`cdk-hnb659fds-cfn-exec-role-${account}-eu-west-1`);

/** The two functions that do every day the same, whoever calls them. */
const DAILY = calledBy('schedule').map((name) => `functions/${name}`);

let principals: readonly Principal[];
beforeAll(async () => {
  principals = await principalsOf(room, agreement);
});
const named = (name: string): Principal => {
  const found = principals.find((each) => each.name === name);
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found;
};

const byRail = ({ allowed, why }: Verdict): boolean =>
  !allowed && why.some((each) => each.endsWith('(guard rail)'));

const ask = (
  principal: Principal,
  action: string,
  { arn, in: where = railed }: { arn: string; in?: RoomMap },
): Promise<Verdict> => judge(where, one(where, action, { area: 'x', action, arn }), { principal });

const arn = (service: string, path: string, of = `eu-west-1:${account}`): string =>
  `arn:aws:${service}:${of}:${path}`;

describe.each(OWNER_POWERS)('under guard rails: $what', ({ acts }) => {
  const operations = acts
    .flatMap((act) => operationsOfAct(room, act))
    .filter(({ what, area }) => what !== 'InvokeFunction' || !DAILY.includes(area));

  it.each(['operator admin', 'operator root'])('is refused to the %s', async (name) => {
    const allowed = [];
    for (const operation of operations) {
      const without = await judge(room, operation, { principal: named(name) });
      if (!without.allowed) throw new Error(`${operation.what} is no power of the ${name}.`);
      const verdict = await judge(railed, operation, { principal: named(name) });
      if (!byRail(verdict)) allowed.push(`${operation.what} ${operation.area}`);
    }
    expect(allowed).toEqual([]);
  });

  it('is left to the role that deploys', async () => {
    const refused = [];
    for (const operation of operations.filter(
      ({ what }) => !['InvokeFunction', 'GetQueryRuntimeStatistics'].includes(what),
    ))
      if (byRail(await judge(railed, operation, { principal: deployer })))
        refused.push(`${operation.what} ${operation.area}`);
    expect(refused).toEqual([]);
  });
});

describe('guard rails', () => {
  const ASSETS = `cdk-hnb659fds-assets-${account}-eu-west-1`;
  const cases: readonly (readonly [action: string, arn: string])[] = [
    ['kms:CreateGrant', room.keys.vault ?? ''],
    ['kms:ReplicateKey', room.keys.token ?? ''],
    ['kms:GenerateMac', room.keys.token ?? ''],
    ['iam:CreateRole', arn('iam', 'role/airlock-prod-another', `:${account}`)],
    ['iam:CreateRole', arn('iam', 'role/cdk-hnb659fds-another', `:${account}`)],
    ['iam:UpdateAssumeRolePolicy', deployer.caller.type === 'role' ? deployer.caller.arn : ''],
    ['iam:PassRole', deployer.caller.type === 'role' ? deployer.caller.arn : ''],
    ['sts:AssumeRole', deployer.caller.type === 'role' ? deployer.caller.arn : ''],
    ['sts:AssumeRole', room.roles.auditor ?? ''],
    ['s3:PutObject', `arn:aws:s3:::${ASSETS}/code.zip`],
    ['s3:PutBucketTagging', room.buckets.vault?.arn ?? ''],
    ['lambda:TagResource', room.functions['tokenise-part'] ?? ''],
    ['lambda:InvokeFunctionUrl', room.functions['answer-question'] ?? ''],
    ['lambda:PublishVersion', room.functions['tokenise-part'] ?? ''],
    ['cloudformation:CreateStack', arn('cloudformation', 'stack/airlock-prod-more/1')],
    ['cloudformation:UpdateStack', arn('cloudformation', 'stack/CDKToolkit/1')],
    ['cloudformation:UpdateStack', arn('cloudformation', 'stack/of-something-else/1')],
    ['athena:StartQueryExecution', room.workgroup],
    ['athena:GetQueryResults', room.workgroup],
    ['glue:CreateTable', arn('glue', 'catalog')],
    ['ec2:CreateNatGateway', arn('ec2', 'natgateway/nat-1')],
    ['states:StopExecution', arn('states', 'execution:airlock-prod-accept-drop:1')],
    [
      'cloudtrail:PutEventSelectors',
      arn('cloudtrail', 'trail/airlock-prod', `us-east-1:${account}`),
    ],
    ['events:DisableRule', arn('events', 'rule/airlock-prod-watch', `us-east-1:${account}`)],
  ];

  it.each(cases)('refuse an administrator %s on %s', async (action, on) => {
    expect(byRail(await ask(named('operator admin'), action, { arn: on }))).toBe(true);
  });

  it.each([
    ['lambda:GetFunctionConfiguration', room.functions['tokenise-part'] ?? ''],
    ['lambda:InvokeFunction', room.functions['verify-room'] ?? ''],
    ['s3:ListBucket', room.buckets.ledger?.arn ?? ''],
    ['s3:GetBucketPolicy', room.buckets.vault?.arn ?? ''],
    ['kms:GetKeyPolicy', room.keys.vault ?? ''],
    ['iam:GetRolePolicy', room.roles['tokenise-part'] ?? ''],
    ['cloudtrail:GetTrailStatus', room.trail],
    ['athena:GetWorkGroup', room.workgroup],
    ['states:RedriveExecution', arn('states', 'execution:airlock-prod-accept-drop:1')],
    ['lambda:UpdateFunctionCode', arn('lambda', 'function:something-else')],
    ['iam:PutRolePolicy', arn('iam', 'role/something-else', `:${account}`)],
  ])('leave an administrator %s on %s', async (action, on) => {
    const verdict = await ask(named('operator admin'), action, { arn: on });
    expect(verdict).toEqual(await ask(named('operator admin'), action, { arn: on, in: room }));
    expect(byRail(verdict)).toBe(false);
  });

  it('let nobody see how many rows a stage of a query handled, whoever deploys or asks either', async () => {
    for (const who of [deployer, named('answer-question'), named('operator root')]) {
      const action = 'athena:GetQueryRuntimeStatistics';
      expect(byRail(await ask(who, action, { arn: room.workgroup }))).toBe(true);
    }
  });

  it.each(['dev', 'prod'] as const)(
    'let a %s room make every call that its life takes',
    async (stage) => {
      const { map, agreement: agreed } = pairingRoom(stage);
      const under = underRails(map, exampleRails(stage));
      const calls = [...(await recordFlow()), ...(await readRecord())];
      expect(calls.length).toBeGreaterThan(50);
      expect(await deniedCalls(under, await principalsOf(under, agreed), calls)).toEqual([]);
    },
  );

  it('let services of AWS take the roles that they take', async () => {
    expect(await servicesOf(railed)).toEqual(await servicesOf(room));
  });
});

describe('the table under guard rails', () => {
  const verdicts = ({ principals: all, sections }: AccessTable): ReadonlyMap<string, boolean> =>
    new Map(
      sections.flatMap(({ rows }) =>
        rows.flatMap(({ operation: { what, area }, verdicts: row }) =>
          row.map(({ allowed }, at) => [`${all[at]?.name}: ${what} ${area}`, allowed] as const),
        ),
      ),
    );

  it('differs for whoever owns the account, and for nobody else', async () => {
    const before = verdicts(await accessTable(room, agreement));
    const after = verdicts(await accessTable(railed, agreement));
    const changed = [...before].filter(([cell, allowed]) => after.get(cell) !== allowed);
    expect(changed.length).toBeGreaterThan(100);
    expect(changed.filter(([cell]) => !/^operator (admin|root): /.test(cell))).toEqual([]);
    expect(changed.filter(([, allowed]) => !allowed)).toEqual([]);
  });
});

describe('the resource control policy', () => {
  /** The same room with a policy that lets everybody in, as if an administrator had set one before. */
  const opened = (on: string, ...actions: readonly string[]): RoomMap => ({
    ...railed,
    policies: {
      ...railed.policies,
      closedBuckets: new Set(),
      ofResources: new Map([
        ...railed.policies.ofResources,
        [
          on,
          policyOf({
            Effect: 'Allow',
            Principal: '*',
            Action: [...actions],
            ...(on.includes(':role/') ? {} : { Resource: [on, `${on}/*`] }),
          }),
        ],
      ]),
    },
  });
  const vault = room.buckets.vault?.arn ?? '';

  it.each(['stranger', 'anonymous'])(
    'keeps a %s out of a bucket whose policy lets all in',
    async (who) => {
      const open = opened(vault, 's3:*');
      const verdict = await judge(open, get(open, 'vault'), { principal: named(who) });
      expect(byRail(verdict)).toBe(true);
    },
  );

  it('keeps a party from the policy of a bucket whose policy lets it', async () => {
    const open = opened(vault, 's3:*');
    const verdict = await judge(open, setBucketPolicy(open, 'vault'), {
      principal: named('brand admin'),
    });
    expect(byRail(verdict)).toBe(true);
  });

  it('keeps people of any account from a role of the room whose trust lets them', async () => {
    const open = opened(room.roles['tokenise-part'] ?? '', 'sts:AssumeRole');
    const take = takeRole(open, 'tokenise-part');
    for (const who of ['brand admin', 'operator admin', 'stranger'])
      expect(byRail(await judge(open, take, { principal: named(who) }))).toBe(true);
    const away = role('deployer', '444444444444');
    expect(byRail(await judge(open, take, { principal: away }))).toBe(true);
  });

  it('lets an auditor of a named account take the role of the auditor, if that trusts them', async () => {
    const open = opened(room.roles.auditor ?? '', 'sts:AssumeRole');
    const take = takeRole(open, 'auditor');
    const auditor = role('auditor', '444444444444');
    expect((await judge(open, take, { principal: auditor })).allowed).toBe(true);
    expect(byRail(await judge(open, take, { principal: named('stranger') }))).toBe(true);
  });
});
