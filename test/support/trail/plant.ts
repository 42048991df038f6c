import type { FunctionName } from '#core/access/functions.ts';
import type { OpenReason } from '#core/audit/reconcile/reconciliation.ts';
import { byRole, type Identity, identityOf } from '#proof/trail/identities.ts';
import { PLAYED_OUTPUTS as OUTPUTS, PLAYED_ROOM as ROOM } from '#proof/trail/play-history.ts';
import { type TrailEvent, trailEvent, type WrittenCall } from '#proof/trail/trail-writer.ts';
import { s3Call } from '#test/support/trail/written-world.ts';

/** The trail of a room. */
export interface Played {
  readonly events: readonly TrailEvent[];
}

/** What came of an act: the trail with it, and what of it must stand open. */
interface Planted {
  readonly events: readonly TrailEvent[];
  readonly eventId?: string;
  /** Whether it is the entry that stands open, and not a call. */
  readonly entry?: boolean;
}

/** Something that somebody does, or hides. */
export interface PlantedAct {
  readonly says: string;
  readonly reason: OpenReason;
  plant(history: Played): Planted;
}

/** Somebody with too many rights. */
export const MALLORY = byRole(ROOM, { role: 'administrator', session: 'mallory' });

/** A role of the room under a name of somebody's own choice. */
export const takenRole = (name: FunctionName): Identity =>
  byRole(ROOM, { role: `${ROOM.name}-${name}`, session: 'mallory' });

type Said = { readonly requestParameters: { readonly bucketName?: string; readonly key?: string } };

/** The key of the object that an event is about. */
export const keyOf = (event: TrailEvent): string =>
  (event as unknown as Said).requestParameters?.key ?? '';

/** The last call on an object whose key is so. */
export const lastOn = ({ events }: Played, key: RegExp): TrailEvent => {
  const found = events.findLast((event) => key.test(keyOf(event)));
  if (!found) throw new Error(`nothing was done on ${key}`);
  return found;
};

/** When an event was. */
export const timeOf = ({ eventTime }: TrailEvent): number => Date.parse(String(eventTime));
const NOON = Date.parse('2026-11-03T12:00:00Z');

interface Act {
  readonly who: Identity;
  readonly call: WrittenCall;
  readonly at?: number;
}

/** Adds one call. */
export const adds =
  (act: (history: Played) => Act): PlantedAct['plant'] =>
  (history) => {
    const { who, call, at = NOON } = act(history);
    const eventID = 'planted';
    const event = { ...trailEvent(ROOM, call, { who, at }), eventID };
    return { events: [...history.events, event], eventId: eventID };
  };

/** Takes one call away, or puts another in its place. */
export const changes =
  (
    find: (history: Played) => TrailEvent,
    by: (event: TrailEvent) => readonly TrailEvent[],
  ): PlantedAct['plant'] =>
  (history) => {
    const at = history.events.indexOf(find(history));
    const event = history.events[at];
    return { events: history.events.toSpliced(at, 1, ...(event ? by(event) : [])), entry: true };
  };

/** A use of a key that makes MACs. */
export const mac = (keyId: string): WrittenCall => ({
  ...{ service: 'kms', name: 'GenerateMac', request: { keyId }, about: [keyId] },
});
/** A call of a function. */
export const invoke = (name: FunctionName): WrittenCall => {
  const arn = `arn:aws:lambda:eu-west-1:${ROOM.account}:function:${ROOM.name}-${name}`;
  return { service: 'lambda', name: 'Invoke', request: { functionName: arn }, about: [arn] };
};
/** A query in the workgroup of the room. */
export const query: WrittenCall = {
  ...{ service: 'athena', name: 'StartQueryExecution', request: { workGroup: ROOM.name } },
  response: { queryExecutionId: 'another' },
};
const machine = `arn:aws:states:eu-west-1:${ROOM.account}`;
/** An execution of the state machine of drops. */
export const start: WrittenCall = {
  ...{ service: 'states', name: 'StartExecution' },
  request: { stateMachineArn: `${machine}:stateMachine:${ROOM.name}-accept-drop` },
  response: { executionArn: `${machine}:execution:${ROOM.name}-accept-drop:another` },
};
/** A decryption of what lies somewhere. */
export const decrypt = (key: string, arn: string): WrittenCall => ({
  ...{ service: 'kms', name: 'Decrypt', about: [key] },
  request: { encryptionContext: { 'aws:s3:arn': arn } },
});
/** A write of an object. */
export const write = (bucket: string, key: string): WrittenCall =>
  s3Call('PutObject', [bucket, key]);

/** Keys of the parts of drops of the brand. */
export const PART = /^drops\/brand\/.*\/part-0001\.parquet$/;
/** Keys of what became of a part. */
export const REPORT = /^staging\/.*\/part-0001\.json$/;
/** Keys of files of the vault. */
const TOKENS = /^vault\/.*\.parquet$/;
/** Whether an event is of a call. */
export const isOf = (name: string) => (event: TrailEvent) => event.eventName === name;
/** The last call of a name. */
export const last = ({ events }: Played, name: string): TrailEvent =>
  events.findLast(isOf(name)) ?? lastOn({ events }, /$^/);
/** A function as it is. */
export const own = (name: FunctionName): Identity => identityOf(ROOM, name);
/** The last write of an object whose key is so. */
export const written = ({ events }: Played, key: RegExp): TrailEvent =>
  lastOn({ events: events.filter(isOf('PutObject')) }, key);
/** A reading of a file of the vault. */
export const readTokens = (history: Played): WrittenCall =>
  s3Call('GetObject', [OUTPUTS.VaultBucket, keyOf(lastOn(history, TOKENS))]);
