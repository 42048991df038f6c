import { decide } from '#proof/access/decide.ts';
import type { RoomMap } from '#proof/access/room-map.ts';

/** Services that run code, move data or keep records: whoever of them takes a role has its rights. */
const SERVICES = [
  ...['lambda', 'states', 'events', 'scheduler', 'vpc-flow-logs', 'athena', 'glue', 'ec2'],
  ...['ecs-tasks', 'cloudtrail', 'cloudformation', 'edgelambda', 's3', 'sagemaker', 'ssm'],
].map((name) => `${name}.amazonaws.com`);

/** The services that may take each role of a room, by the name of the role. */
export const servicesOf = async (
  room: RoomMap,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const found: Record<string, readonly string[]> = {};
  for (const [role, arn] of Object.entries(room.roles)) {
    const taking = [];
    for (const name of SERVICES) {
      const caller = { type: 'service', name, sourceAccount: room.place.account } as const;
      const call = { ...room.place, action: 'sts:AssumeRole', arn };
      if ((await decide(room.policies, { caller, call })).allowed) taking.push(name);
    }
    found[role] = taking;
  }
  return found;
};
