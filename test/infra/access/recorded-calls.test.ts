import { beforeAll, describe, expect, it, vi } from 'vitest';
import { operationsOf } from '#test/infra/access/call-operations.ts';
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

  it('allow every call that was seen on the emulator', async () => {
    expect(await deniedIn(room, principals, emulatorCalls())).toEqual([]);
  });
});
