import { Aws } from 'aws-cdk-lib';
import type { FunctionName } from '#core/access/functions.ts';
import { auditWorkgroupOf, trailDatabaseOf } from '#core/access/workgroup.ts';
import type { Room } from '#infra/read-room.ts';

/** Names in a room that others rely on: they are the same before and after it is deployed. */
export interface RoomNames {
  readonly stacks: Readonly<Record<'network' | 'data' | 'pipeline' | 'global' | 'archive', string>>;
  /** Name of a function, and of the role that it runs as. */
  readonly ofFunction: (name: FunctionName) => string;
  readonly logGroupOf: (name: FunctionName) => string;
  readonly dropsLogGroup: string;
  readonly networkLogGroup: string;
  readonly namesLogGroup: string;
  readonly auditor: string;
  readonly trail: string;
  /** The second trail, whose records go to another account at once, and the alias of the key there. */
  readonly archive: string;
  readonly trailLog: string;
  readonly stateMachine: string;
  readonly undelivered: string;
  readonly workgroup: string;
  readonly database: string;
  /** Where audits of the trail run, and the database of its table. */
  readonly auditWorkgroup: string;
  readonly trailDatabase: string;
}

/** The names of a room. */
export const namesOf = ({ config: { room } }: Room): RoomNames => ({
  stacks: {
    network: `${room}-network`,
    data: `${room}-data`,
    pipeline: `${room}-pipeline`,
    global: `${room}-global`,
    archive: `${room}-archive`,
  },
  ofFunction: (name) => `${room}-${name}`,
  logGroupOf: (name) => `/airlock/${room}/${name}`,
  // Logs under this name need no policy of their own for delivery, whose size is limited (Step Functions guide).
  dropsLogGroup: `/aws/vendedlogs/states/${room}`,
  networkLogGroup: `/airlock/${room}/network`,
  namesLogGroup: `/airlock/${room}/names`,
  auditor: `${room}-auditor`,
  trail: room,
  archive: `${room}-archive`,
  trailLog: `/airlock/${room}/trail`,
  stateMachine: `${room}-accept-drop`,
  undelivered: `${room}-undelivered`,
  workgroup: room,
  // Glue names hold no hyphen.
  database: room.replaceAll('-', '_'),
  auditWorkgroup: auditWorkgroupOf(room),
  trailDatabase: trailDatabaseOf(room),
});

/** Where the records of a room are kept out of its operator's hands. */
export interface LogArchive {
  readonly account: string;
  readonly bucketName: string;
  readonly keyAlias: string;
  readonly keyAliasArn: string;
}

/**
 * The log archive of a room, if it has one. Its names are made up here, as no stack can refer to what
 * another account has. CloudTrail takes the ARN of an alias for a key (CloudTrail API, CreateTrail).
 */
export const archiveOf = (room: Room): LogArchive | undefined => {
  const { logArchive: account, region } = room.config;
  if (account === undefined) return undefined;
  const keyAlias = `alias/${namesOf(room).archive}`;
  return {
    account,
    bucketName: `${namesOf(room).archive}-${account}-${region}`,
    keyAlias,
    keyAliasArn: `arn:${Aws.PARTITION}:kms:${region}:${account}:${keyAlias}`,
  };
};
