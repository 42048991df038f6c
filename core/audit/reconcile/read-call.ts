import { FUNCTION_NAMES, type FunctionName } from '#core/access/functions.ts';
import { actorOf } from '#core/audit/reconcile/actor.ts';
import { functionNameIn, type ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import { type RoomCall, type RoomObject, roomObject } from '#core/audit/reconcile/room-call.ts';
import type { TrailRow } from '#core/ports/trail.ts';

const parsed = (row: TrailRow, column: string): unknown => {
  try {
    return JSON.parse(String(row[column] ?? 'null'));
  } catch {
    return null;
  }
};

/** The text that stands at a place of a document; nothing where there is none. */
const textAt = (document: unknown, ...path: readonly string[]): string | undefined => {
  let value = document;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'string' ? value : undefined;
};

/** The ARNs of what an event is about, which CloudTrail lists beside its parameters. */
const arnsOf = (row: TrailRow): readonly string[] => {
  const listed = parsed(row, 'resources');
  return Array.isArray(listed)
    ? listed.flatMap((each) => textAt(each, 'ARN') ?? textAt(each, 'arn') ?? [])
    : [];
};

/** What a kind of call says of itself, without who made it. */
type Told = RoomCall extends infer Each
  ? Each extends RoomCall
    ? Omit<Each, 'eventId' | 'at' | 'actor' | 'by' | 'credential'>
    : never
  : never;
type Reader = (row: TrailRow, room: ReconciledRoom) => Told | undefined;

/** Parameters say a key as it was asked for, by its id or an alias; the list of resources says its ARN. */
const isOfKey = (row: TrailRow, key: string): boolean =>
  arnsOf(row).includes(key) || textAt(parsed(row, 'request'), 'keyId') === key;

const mac: Reader = (row, room) => {
  if (isOfKey(row, room.sealKey)) return { kind: 'seal' };
  return isOfKey(row, room.tokenKey) ? { kind: 'token-key' } : undefined;
};

/** S3 says which object, or which bucket where that has a key of its own, in the encryption context. */
const OBJECT_ARN = /^arn:[^:]+:s3:::([^/]+)(?:\/(.+))?$/;

const decrypt: Reader = (row, room) => {
  if (room.openerKey !== undefined && isOfKey(row, room.openerKey)) return { kind: 'opening' };
  const [, named, key] =
    OBJECT_ARN.exec(textAt(parsed(row, 'request'), 'encryptionContext', 'aws:s3:arn') ?? '') ?? [];
  const used = [...room.dataKeys].some((arn) => isOfKey(row, arn));
  const bucket = named !== undefined && room.buckets.has(named) ? named : undefined;
  const area = bucket && room.buckets.get(bucket);
  if (bucket !== undefined && (area === 'drops' || area === 'vault'))
    return { kind: 'decrypt', bucket, key };
  return used ? { kind: 'decrypt', bucket: '', key: undefined } : undefined;
};

const objectOf = (row: TrailRow, room: ReconciledRoom): RoomObject | undefined => {
  const request = parsed(row, 'request');
  const [bucket, key] = [textAt(request, 'bucketName'), textAt(request, 'key')];
  const is = bucket === undefined ? undefined : room.buckets.get(bucket);
  return bucket !== undefined && key !== undefined && is !== undefined
    ? roomObject({ bucket, key }, is)
    : undefined;
};

/** What is read of drops and the vault is people's; everything else of a room is for its parties to read. */
const read: Reader = (row, room) => {
  const object = objectOf(row, room);
  const is = room.buckets.get(object?.bucket ?? '');
  return object && (is === 'drops' || is === 'vault') ? { kind: 'read', object } : undefined;
};

const write: Reader = (row, room) => {
  const object = objectOf(row, room);
  return object && { kind: 'write', object, lost: row.error_code === 'PreconditionFailed' };
};

const query: Reader = (row, room) => {
  const workgroup = textAt(parsed(row, 'request'), 'workGroup') ?? '';
  const execution = textAt(parsed(row, 'response'), 'queryExecutionId') ?? '';
  // Whoever asks the room's tables elsewhere reads its vault, which is told there.
  return workgroup === room.name ? { kind: 'query', execution, workgroup } : undefined;
};

const functionCalled = (row: TrailRow, room: ReconciledRoom): FunctionName | undefined => {
  const named = [...arnsOf(row), textAt(parsed(row, 'request'), 'functionName') ?? ''];
  const names = named.map((each) => /(?:^|:function:)([A-Za-z0-9_-]+)(?::[^:]*)?$/.exec(each)?.[1]);
  return FUNCTION_NAMES.find((each) => names.includes(functionNameIn(room, each)));
};

const invocation: Reader = (row, room) => {
  const of = functionCalled(row, room);
  return of && { kind: 'invocation', of, request: String(row.request_id ?? '') };
};

const execution: Reader = (row, room) => {
  const machine = textAt(parsed(row, 'request'), 'stateMachineArn') ?? '';
  if (!machine.endsWith(`:stateMachine:${room.name}-accept-drop`)) return undefined;
  const arn = textAt(parsed(row, 'response'), 'executionArn') ?? '';
  return { kind: 'execution', name: arn.slice(arn.lastIndexOf(':') + 1) };
};

/** The calls that are read, as CloudTrail names service and call. */
const READERS: Readonly<Record<string, Reader>> = {
  'kms.amazonaws.com GenerateMac': mac,
  'kms.amazonaws.com Decrypt': decrypt,
  's3.amazonaws.com GetObject': read,
  's3.amazonaws.com SelectObjectContent': read,
  's3.amazonaws.com PutObject': write,
  's3.amazonaws.com CompleteMultipartUpload': write,
  's3.amazonaws.com CopyObject': write,
  'athena.amazonaws.com StartQueryExecution': query,
  'lambda.amazonaws.com Invoke': invocation,
  'lambda.amazonaws.com InvokeFunctionUrl': invocation,
  'lambda.amazonaws.com InvokeWithResponseStream': invocation,
  'lambda.amazonaws.com InvokeAsync': invocation,
  'states.amazonaws.com StartExecution': execution,
  'states.amazonaws.com StartSyncExecution': execution,
};

/** A call that AWS refused did nothing, but for a write that only came too late. */
const wasDone = ({ error_code, event_name }: TrailRow): boolean =>
  error_code === null || (error_code === 'PreconditionFailed' && event_name !== 'GetObject');

/** The call on the room that a row of a trail tells of; undefined for all that the ledger need not explain. */
export const readCall = (row: TrailRow, room: ReconciledRoom): RoomCall | undefined => {
  const told = READERS[`${row.event_source} ${row.event_name}`]?.(row, room);
  if (told === undefined || !wasDone(row)) return undefined;
  const by = String(row.principal ?? '');
  return {
    ...told,
    eventId: String(row.event_id ?? ''),
    at: Date.parse(String(row.event_time)),
    actor: actorOf(row, room),
    by,
    credential: `${by} ${row.access_key_id ?? ''}`,
  };
};
