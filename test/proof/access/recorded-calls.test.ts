import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Caller, policiesOf } from '#proof/access/caller.ts';
import { deniedCalls } from '#proof/access/denied-calls.ts';
import { type DeployedRoom, deployedRoom } from '#proof/access/deployed-room.ts';
import { type Principal, principalsOf } from '#proof/access/principals.ts';
import { recordFlow } from '#proof/access/record-flow.ts';
import { type RecordedCall, readRecord } from '#proof/loopback/recorded-call.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Around calls: joining a network and setting aside what failed, which AWS does; and what only denies. */
const BEYOND_CALLS = ['JoinNetwork', 'NotFromCode', 'QueriesOnlyFromInside', 'SetAside'];

const sidsOf = (caller: Caller): readonly string[] =>
  policiesOf(caller).flatMap(({ policy }) => policy.Statement.map(({ Sid }) => Sid ?? ''));

const without = (sid: string, caller: Caller): Caller => {
  if (caller.type !== 'role') return caller;
  const policies = caller.policies.map(({ name, policy }) => ({
    name,
    policy: { ...policy, Statement: policy.Statement.filter(({ Sid }) => Sid !== sid) },
  }));
  return { ...caller, policies };
};

let calls: readonly RecordedCall[];
beforeAll(async () => {
  calls = await recordFlow();
});

describe.each(['dev', 'prod'] as const)('the policies of a %s room', (stage) => {
  let room: DeployedRoom;
  let principals: readonly Principal[];
  beforeAll(async () => {
    room = deployedRoom(stage);
    principals = await principalsOf(room.map, room.agreement);
  });

  it('allow every call that its life takes', async () => {
    expect(new Set(calls.map(({ principal }) => principal)).size).toBeGreaterThan(9);
    expect(await deniedCalls(room.map, principals, calls)).toEqual([]);
  });

  it('hold no statement for a function that its calls could do without', async () => {
    const unused: string[] = [];
    for (const { name, caller } of principals.filter(({ kind }) => kind === 'function')) {
      const own = calls.filter(({ principal }) => principal === name);
      for (const sid of sidsOf(caller).filter((each) => !BEYOND_CALLS.includes(each))) {
        const fewer: Principal = { name, kind: 'function', caller: without(sid, caller) };
        if ((await deniedCalls(room.map, [fewer], own)).length === 0)
          unused.push(`${name}: ${sid}`);
      }
    }
    expect(unused).toEqual([]);
  });

  it('allow every call that was seen on the emulator', async () => {
    expect(await deniedCalls(room.map, principals, await readRecord())).toEqual([]);
  });
});
