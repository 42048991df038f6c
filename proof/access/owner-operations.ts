import { actionName, type Operation, one } from '#proof/access/operation.ts';
import type { Act } from '#proof/access/owner-acts.ts';
import type { RoomMap } from '#proof/access/room-map.ts';

/** What an act takes, on each of these things of a room. */
export const operationsOfAct = (
  room: RoomMap,
  { service, actions, arns }: Act,
  on: readonly (readonly [area: string, arn: string])[] = Object.entries(arns(room)),
): readonly Operation[] =>
  on.flatMap(([area, arn]) =>
    actions.map((action) =>
      one(room, actionName(action), { area, action: `${service}:${action}`, arn }),
    ),
  );
