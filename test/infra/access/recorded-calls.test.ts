import { beforeAll, describe, expect, it, vi } from 'vitest';
import { operationsOf } from '#test/infra/access/call-operations.ts';
import { type Caller, policiesOf } from '#test/infra/access/caller.ts';
import { type DeployedRoom, deployedRoom } from '#test/infra/access/deployed-room.ts';
import { judge } from '#test/infra/access/judge.ts';
import { type Principal, principalsOf } from '#test/infra/access/principals.ts';
import { recordFlow } from '#test/infra/access/record-flow.ts';
import { emulatorCalls, type RecordedCall } from '#test/infra/access/recorded-call.ts';

/** Before the logger is made, which is when it reads them. */
vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
});

const deniedIn = async (
  { map }: DeployedRoom,
  principals: readonly Principal[],
  calls: readonly RecordedCall[],
): Promise<readonly string[]> => {
  const denied: string[] = [];
  for (const call of calls) {
    const principal = principals.find(({ name }) => name === call.principal);
    if (!principal) throw new Error(`Nobody is called ${call.principal}.`);
    for (const operation of operationsOf(map, call)) {
      const { allowed, why } = await judge(map, operation, { principal });
      const text = `${call.principal}: ${operation.what} ${operation.area}`;
      if (!allowed) denied.push(`${text}: ${why.join(', ')}`);
    }
  }
  return denied;
};

/** What AWS does with a role around its calls: joining a network, setting aside a call that failed. */
const BEYOND_CALLS = ['JoinNetwork', 'NotFromCode', 'SetAside'];

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
  beforeAll(() => {
    room = deployedRoom(stage);
    principals = principalsOf(room.map, room.agreement);
  });

  it('allow every call that its life takes', async () => {
    expect(new Set(calls.map(({ principal }) => principal)).size).toBeGreaterThan(9);
    expect(await deniedIn(room, principals, calls)).toEqual([]);
  });

  it('hold no statement for a function that its calls could do without', async () => {
    const unused: string[] = [];
    for (const { name, caller } of principals.filter(({ kind }) => kind === 'function')) {
      const own = calls.filter(({ principal }) => principal === name);
      for (const sid of sidsOf(caller).filter((each) => !BEYOND_CALLS.includes(each))) {
        const fewer: Principal = { name, kind: 'function', caller: without(sid, caller) };
        if ((await deniedIn(room, [fewer], own)).length === 0) unused.push(`${name}: ${sid}`);
      }
    }
    expect(unused).toEqual([]);
  });

  it('allow every call that was seen on the emulator', async () => {
    expect(await deniedIn(room, principals, emulatorCalls())).toEqual([]);
  });
});
