import { namesOf } from '#infra/names.ts';
import type { Room } from '#infra/read-room.ts';

/** A room around which guard rails are put, and whom they let through. */
export interface GuardedRoom {
  readonly room: string;
  readonly database: string;
  /** The operator's account, in which the room has been put by itself. */
  readonly account: string;
  /** The accounts whose people may reach the room at all: operator, parties, and those that are named. */
  readonly accounts: readonly string[];
  /** ARNs of the roles that deploy; a `*` in a name stands for any text. */
  readonly deployRoles: readonly string[];
}

/** Who deploys the room and who else may reach it, as the command line says. */
export interface LetThrough {
  /** Names of roles in the operator's account, with their path. */
  readonly deployRoles: readonly string[];
  /** Accounts besides those of the operator and the parties: of auditors, of a pipeline. */
  readonly accounts: readonly string[];
}

/** What guard rails need to know of a room. Everything in a room begins with its name. */
export const guardedRoom = (of: Room, through: LetThrough): GuardedRoom => {
  const { config, agreement } = of;
  const { operator: account, parties } = agreement;
  return {
    room: config.room,
    database: namesOf(of).database,
    account,
    accounts: [account, ...parties.map((party) => party.account), ...through.accounts],
    deployRoles: through.deployRoles.map((name) => `arn:aws:iam::${account}:role/${name}`),
  };
};

/** The roles of a room, whose names begin with the room's: only the deploy roles can make one. */
export const roomRoles = ({ room, account }: GuardedRoom): string =>
  `arn:aws:iam::${account}:role/${room}-*`;

/** Buckets of a room and what lies in them; CloudFormation begins their names with that of the stack. */
export const roomBuckets = ({ room }: GuardedRoom): string => `arn:aws:s3:::${room}-*`;

/** The keys of the account: KMS gives them names that nobody can know before. */
export const roomKeys = ({ account }: GuardedRoom): string => `arn:aws:kms:*:${account}:key/*`;

/** Where `cdk deploy` puts the code before CloudFormation takes it: who writes there writes the code. */
const assets = (account: string): string => `arn:aws:s3:::cdk-*-assets-${account}-*`;

/**
 * Every stack of the account: one that was deployed with a role keeps it, and whoever changes the stack uses that role
 * without being able to pass it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 */
const stacks = ({ account }: GuardedRoom): string => `arn:aws:cloudformation:*:${account}:stack/*`;

/** Everything of a room that has a name or an ARN of its own, in every region that it is deployed in. */
export const guardedArns = (guarded: GuardedRoom): readonly string[] => {
  const { room, database, account, deployRoles } = guarded;
  const of = (service: string, ...paths: readonly string[]): readonly string[] =>
    paths.map((path) => `arn:aws:${service}:*:${account}:${path}`);
  return [
    ...[roomRoles(guarded), `arn:aws:iam::${account}:policy/${room}-*`, ...deployRoles],
    ...[roomBuckets(guarded), assets(account), roomKeys(guarded), stacks(guarded)],
    ...of('lambda', `function:${room}-*`),
    ...of('states', `stateMachine:${room}-*`, `execution:${room}-*`, `mapRun:${room}-*`),
    ...of('cloudtrail', `trail/${room}`, `trail/${room}-*`),
    ...of('athena', `workgroup/${room}`),
    ...of('glue', 'catalog', `database/${database}`, `table/${database}/*`),
    ...of('events', `rule/${room}-*`),
    ...of('cloudwatch', `alarm:${room}-*`),
    `arn:aws:cloudwatch::${account}:dashboard/${room}-*`,
    ...of('sns', `${room}-*`),
    ...of('sqs', `${room}-*`),
    ...of('logs', `log-group:/airlock/${room}/*`, `log-group:/aws/vendedlogs/states/${room}*`),
  ];
};
