import type { FunctionName } from '#core/access/functions.ts';
import type { Room } from '#infra/read-room.ts';

/** Names in a room that others rely on: they are the same before and after it is deployed. */
export interface RoomNames {
  readonly stacks: { readonly network: string; readonly data: string; readonly pipeline: string };
  /** Name of a function, and of the role that it runs as. */
  readonly ofFunction: (name: FunctionName) => string;
  readonly logGroupOf: (name: FunctionName) => string;
  readonly dropsLogGroup: string;
  readonly networkLogGroup: string;
  readonly auditor: string;
  readonly trail: string;
  readonly stateMachine: string;
  readonly undelivered: string;
  readonly workgroup: string;
  readonly database: string;
}

/** The names of a room. */
export const namesOf = ({ config: { room } }: Room): RoomNames => ({
  stacks: { network: `${room}-network`, data: `${room}-data`, pipeline: `${room}-pipeline` },
  ofFunction: (name) => `${room}-${name}`,
  logGroupOf: (name) => `/airlock/${room}/${name}`,
  // Logs under this name need no policy of their own for delivery, whose size is limited (Step Functions guide).
  dropsLogGroup: `/aws/vendedlogs/states/${room}`,
  networkLogGroup: `/airlock/${room}/network`,
  auditor: `${room}-auditor`,
  trail: room,
  stateMachine: `${room}-accept-drop`,
  undelivered: `${room}-undelivered`,
  workgroup: room,
  // Glue names hold no hyphen.
  database: room.replaceAll('-', '_'),
});
