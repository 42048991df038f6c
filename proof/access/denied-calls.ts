import { operationsOf } from '#proof/access/call-operations.ts';
import { judge } from '#proof/access/judge.ts';
import type { Principal } from '#proof/access/principals.ts';
import type { RoomMap } from '#proof/access/room-map.ts';
import type { RecordedCall } from '#proof/loopback/recorded-call.ts';

/**
 * The calls that the policies of a room do not allow whoever made them, each with what is denied and
 * why. Throws for a principal, an action or an area that the room does not have.
 */
export const deniedCalls = async (
  room: RoomMap,
  principals: readonly Principal[],
  calls: readonly RecordedCall[],
): Promise<readonly string[]> => {
  const denied: string[] = [];
  for (const call of calls) {
    const principal = principals.find(({ name }) => name === call.principal);
    if (!principal) throw new Error(`Nobody is called ${call.principal}.`);
    for (const operation of operationsOf(room, call)) {
      const { allowed, why } = await judge(room, operation, { principal });
      const text = `${call.principal}: ${operation.what} ${operation.area}`;
      if (!allowed) denied.push(`${text}: ${why.join(', ')}`);
    }
  }
  return denied;
};
