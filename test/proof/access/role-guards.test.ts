import { describe, expect, it, vi } from 'vitest';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { operationsOf } from '#proof/access/call-operations.ts';
import { type Caller, policiesOf } from '#proof/access/caller.ts';
import { type Decision, decide } from '#proof/access/decide.ts';
import { pairingRoom } from '#proof/access/deployed-room.ts';
import { judge, type Verdict } from '#proof/access/judge.ts';
import { parsePolicy } from '#proof/access/policy-document.ts';
import { type Principal, principalsOf } from '#proof/access/principals.ts';
import type { Call, Circumstances } from '#proof/access/request.ts';
import type { RoomMap } from '#proof/access/room-map.ts';
import { type RecordedCall, readRecord } from '#proof/loopback/recorded-call.ts';

vi.setConfig({ testTimeout: 60_000 });

const recorded = await readRecord();
const FOREIGN = 'arn:aws:s3:::operator-exports';
const FOREIGN_KEY = 'arn:aws:kms:eu-west-1:111111111111:key/operators-own';

const without = (sid: string, caller: Caller): Caller =>
  caller.type === 'role'
    ? {
        ...caller,
        policies: caller.policies.map(({ name, policy }) => ({
          name,
          policy: { ...policy, Statement: policy.Statement.filter(({ Sid }) => Sid !== sid) },
        })),
      }
    : caller;

/** The room beside a bucket and a key of the operator that let everybody of the account do everything. */
const withForeign = (room: RoomMap): RoomMap['policies'] => {
  const open = (action: string) =>
    parsePolicy({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: action, Resource: '*' },
    });
  const ofResources = new Map([
    ...room.policies.ofResources,
    [FOREIGN, open('s3:*')],
    [FOREIGN_KEY, open('kms:*')],
  ]);
  return { ...room.policies, ofResources };
};

describe.each(['dev', 'prod'] as const)('the credentials of a function of a %s room', (stage) => {
  const { map, agreement } = pairingRoom(stage);
  const functions = async (): Promise<readonly Principal[]> =>
    (await principalsOf(map, agreement)).filter(({ kind }) => kind === 'function');

  const verdicts = async (call: RecordedCall, circumstances: Circumstances) => {
    const principal = (await functions()).find(({ name }) => name === call.principal);
    if (!principal) throw new Error(`${call.principal} is no function`);
    const found: Verdict[] = [];
    for (const operation of operationsOf(map, call))
      found.push(await judge(map, operation, { principal, circumstances }));
    return found;
  };

  /** What the key that opens drops is used for has a guard of its own, in rooms that have one. */
  const guardOf = ({ action, resource }: RecordedCall): string =>
    action === 'kms:Decrypt' && resource === 'keys/opener'
      ? 'OnlyOwnFunctionOpens (own IAM)'
      : 'OnlyOwnFunction (own IAM)';

  const own = (name: string) => recorded.filter(({ principal }) => principal === name);

  it.each(FUNCTION_NAMES)('of %s do each of its calls from its own code', async (name) => {
    expect(own(name).length).toBeGreaterThan(3);
    for (const call of own(name))
      for (const verdict of await verdicts(call, {}))
        expect([call, verdict.allowed]).toEqual([call, true]);
  });

  it.each(FUNCTION_NAMES)(
    'of %s do none of them from another function, a machine or a session of a person',
    async (name) => {
      const other = `arn:aws:lambda:eu-west-1:111111111111:function:${name}-copy`;
      for (const sourceFunction of [other, undefined])
        for (const call of own(name))
          for (const verdict of await verdicts(call, { sourceFunction }))
            expect([call, verdict]).toEqual([
              call,
              { allowed: false, why: expect.arrayContaining([guardOf(call)]) },
            ]);
    },
  );

  const tried = async (
    name: string,
    call: Pick<Call, 'action' | 'arn'>,
    how: { readonly spared?: string; readonly via?: Circumstances['via'] } = {},
  ): Promise<Decision> => {
    const principal = (await functions()).find((each) => each.name === name);
    if (!principal) throw new Error(`${name} is no function`);
    return decide(withForeign(map), {
      caller: how.spared === undefined ? principal.caller : without(how.spared, principal.caller),
      call: { ...map.place, ...call },
      sourceFunction: map.functions[name],
      ...(how.via && { via: how.via }),
    });
  };
  const denying = ({ allowed, grounds }: Decision) => [
    allowed,
    grounds.map((each) => each.statement),
  ];

  const WAYS_OUT = [
    { action: 's3:PutObject', arn: `${FOREIGN}/counts.csv` },
    { action: 's3:GetObject', arn: `${FOREIGN}/orders.txt` },
    { action: 's3:DeleteObject', arn: `${FOREIGN}/counts.csv` },
    { action: 's3:ListBucket', arn: FOREIGN },
    { action: 's3:GetBucketLocation', arn: FOREIGN },
  ];

  it.each(FUNCTION_NAMES)(
    'of %s reach no bucket that is not the room’s, whatever it allows',
    async (name) => {
      for (const call of WAYS_OUT) {
        expect(denying(await tried(name, call))).toEqual([false, ['OnlyRoomBuckets']]);
        expect(denying(await tried(name, call, { spared: 'OnlyRoomBuckets' }))[0]).toBe(true);
      }
    },
  );

  it('write no result where a changed workgroup sends it, in the hands of Athena', async () => {
    for (const call of WAYS_OUT) {
      const via = ['athena'] as const;
      expect(denying(await tried('answer-question', call, { via }))).toEqual([
        false,
        ['OnlyRoomBuckets'],
      ]);
      const open = await tried('answer-question', call, { via, spared: 'OnlyRoomBuckets' });
      expect(open.allowed).toBe(true);
    }
  });

  it.each(FUNCTION_NAMES)('of %s make nothing under a key that is not the room’s', async (name) => {
    for (const action of [
      'kms:GenerateDataKey',
      'kms:Encrypt',
      'kms:GenerateMac',
      'kms:CreateGrant',
    ]) {
      const call = { action, arn: FOREIGN_KEY };
      expect(denying(await tried(name, call))).toEqual([false, ['OnlyRoomKeys']]);
      expect((await tried(name, call, { spared: 'OnlyRoomKeys' })).allowed).toBe(true);
    }
  });

  it('serve Lambda itself outside of the code: its variables, its network, what it sets aside', async () => {
    const statements = (await functions()).flatMap(({ caller }) =>
      policiesOf(caller).flatMap(({ policy }) => policy.Statement),
    );
    const guards = statements.filter(({ Sid }) => Sid === 'OnlyOwnFunction');
    expect(guards).toHaveLength(FUNCTION_NAMES.length);
    for (const { NotAction } of guards)
      expect(NotAction).toEqual(
        expect.arrayContaining(['ec2:CreateNetworkInterface', 'kms:Decrypt', 'sqs:SendMessage']),
      );
  });
});
