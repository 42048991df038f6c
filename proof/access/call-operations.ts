import {
  callUrl,
  get,
  getVersion,
  list,
  listVersions,
  missAny,
  type Operation,
  one,
  put,
  putInPieces,
  remove,
  type Step,
  useKey,
} from '#proof/access/operation.ts';
import type { RoomMap } from '#proof/access/room-map.ts';
import type { RecordedCall } from '#proof/loopback/recorded-call.ts';

/** The large files of a room, which go up in pieces; a party's go up whole. */
const IN_PIECES = ['staging', 'vault', 'tombstones'];

const through = (operation: Operation): Operation => ({
  ...operation,
  what: `${operation.what} through Athena`,
  steps: operation.steps.map((step): Step => ({ ...step, via: ['athena', ...(step.via ?? [])] })),
});

const glue = (room: RoomMap, action: string): Operation => {
  const { account, region } = room.place;
  const database = `database/${room.database}`;
  const path = action === 'glue:GetDatabase' ? database : database.replace('database', 'table');
  const arn = `arn:aws:glue:${region}:${account}:${path}${path === database ? '' : '/vault'}`;
  return one(room, action, { area: 'tables', action, arn });
};

/** Athena looks at the default database of an account before every query. */
const defaultDatabase = (room: RoomMap): Operation => {
  const { account, region } = room.place;
  const arn = `arn:aws:glue:${region}:${account}:database/default`;
  return one(room, 'glue:GetDatabase', { area: 'tables', action: 'glue:GetDatabase', arn });
};

const onResults = (room: RoomMap, action: string, path: string): Operation =>
  one(room, action, { area: 'results', action, arn: `${room.buckets.results?.arn}${path}` });

/** What Athena does with the rights of whoever starts a query: AWS's own list for a query and its result. */
const behindQuery = (room: RoomMap): readonly Operation[] =>
  [
    ...['glue:GetDatabase', 'glue:GetTable', 'glue:GetPartitions'].map((each) => glue(room, each)),
    defaultDatabase(room),
    ...['vault', 'matches', 'links'].flatMap((area) => [list(room, area), get(room, area)]),
    onResults(room, 's3:GetBucketLocation', ''),
    onResults(room, 's3:ListBucketMultipartUploads', ''),
    onResults(room, 's3:ListMultipartUploadParts', '/results/object'),
    ...[putInPieces(room, 'results'), get(room, 'results')],
  ].map(through);

const onWorkgroup = (room: RoomMap, action: string): Operation =>
  one(room, action, { area: 'workgroup', action, arn: room.workgroup });

const inOne = (what: string, operations: readonly Operation[]): Operation => ({
  what,
  area: 'workgroup',
  steps: operations.flatMap(({ steps }) => steps),
});

/** Runs a query over the vault to its end. */
export const runQuery = (room: RoomMap): Operation =>
  inOne('run a query', [onWorkgroup(room, 'athena:StartQueryExecution'), ...behindQuery(room)]);

/** Reads what a query found. */
export const readResult = (room: RoomMap): Operation =>
  inOne('read a result', [
    onWorkgroup(room, 'athena:GetQueryResults'),
    through(get(room, 'results')),
  ]);

const athena = (room: RoomMap, { action }: RecordedCall): Operation => {
  if (action === 'athena:StartQueryExecution') return runQuery(room);
  return action === 'athena:GetQueryResults' ? readResult(room) : onWorkgroup(room, action);
};

const puts = (room: RoomMap, { resource, onlyIfAbsent }: RecordedCall): readonly Operation[] => {
  if (IN_PIECES.includes(resource)) return [put(room, resource), putInPieces(room, resource)];
  if (onlyIfAbsent === undefined) return [put(room, resource)];
  return [put(room, resource, onlyIfAbsent ? { 's3:if-none-match': '*' } : {})];
};

/** A party lists its reports before it reads one, and takes the labels that the ledger names; whatever else is read may be absent. */
const gets = (room: RoomMap, { principal, resource }: RecordedCall): readonly Operation[] =>
  resource.startsWith('reports/') || (resource === 'lists' && principal.endsWith(' analyst'))
    ? [get(room, resource)]
    : [get(room, resource), missAny(room, resource)];

const S3: Readonly<Record<string, (room: RoomMap, call: RecordedCall) => readonly Operation[]>> = {
  's3:GetObject': gets,
  's3:ListBucket': (room, { resource }) => [list(room, resource)],
  's3:ListBucketVersions': (room, { resource }) => [listVersions(room, resource)],
  's3:GetObjectVersion': (room, { resource }) => [getVersion(room, resource)],
  's3:DeleteObject': (room, { resource }) => [remove(room, resource)],
  's3:AbortMultipartUpload': (room, { resource }) => [putInPieces(room, resource)],
  's3:PutObject': puts,
};

/**
 * What a recorded call takes: the call itself, what S3 then asks of the key, and what Athena then does
 * in the name of the caller. Throws for a call that is not known here.
 */
export const operationsOf = (room: RoomMap, call: RecordedCall): readonly Operation[] => {
  const { action, resource } = call;
  const [service] = action.split(':');
  const s3 = S3[action];
  if (s3) return s3(room, call);
  if (service === 'athena') return [athena(room, call)];
  if (service === 'kms') return [useKey(room, resource.replace('keys/', ''), action)];
  if (action === 'lambda:InvokeFunctionUrl') return [callUrl(room, resource.split('/')[1] ?? '')];
  const arn = ARNS[action]?.(room, resource);
  if (arn !== undefined) return [one(room, action, { area: resource, action, arn })];
  throw new Error(`The recorded call ${action} on ${resource} is not known here.`);
};

const ARNS: Readonly<Record<string, (room: RoomMap, resource: string) => string>> = {
  'lambda:InvokeFunction': (room, resource) => room.functions[resource.split('/')[1] ?? ''] ?? '',
  'logs:PutLogEvents': (room, resource) => room.logStreams[resource.split('/')[1] ?? ''] ?? '',
  'xray:PutTraceSegments': () => '*',
  'states:StartExecution': (room) => room.stateMachine,
  'sns:Publish': (room) => room.topic,
};
