import type { Call, Circumstances } from '#proof/access/request.ts';
import { OPENER, type RoomBucket, type RoomMap } from '#proof/access/room-map.ts';

/** One decision of IAM that an operation needs. */
export interface Step {
  readonly call: Call;
  readonly via?: Circumstances['via'];
}

/** Something that somebody may want to do; it is done only if every step is allowed. */
export interface Operation {
  /** What is done: `put`, `get`, `list` ... */
  readonly what: string;
  /** To what: an area such as `drops/brand`. */
  readonly area: string;
  readonly steps: readonly Step[];
}

/** Where the objects of an area lie: the bucket, and the beginning of their keys. */
const AREA_KEYS: Readonly<Record<string, readonly [bucket: string, prefix: string]>> = {
  staging: ['vault', 'staging/'],
  vault: ['vault', 'vault/'],
  tombstones: ['vault', 'tombstones/'],
  matches: ['vault', 'matches/'],
  links: ['vault', 'links/'],
  ledger: ['ledger', 'ledger/'],
  'ledger-head': ['ledger', 'ledger-head.json'],
  'ledger-checkpoints': ['ledger', 'ledger-checkpoints/'],
  agreements: ['ledger', 'agreements/'],
  releases: ['releases', 'releases/'],
  lists: ['releases', 'lists/'],
  intake: ['releases', 'intake/'],
  results: ['results', 'results/'],
  logs: ['logs', 'AWSLogs/'],
  audits: ['audits', 'results/'],
};

/** The areas whose objects are created once, by a conditional write. */
const WRITTEN_ONCE = ['ledger', 'agreements', 'releases', 'lists'];

interface Objects {
  readonly bucket: RoomBucket;
  readonly prefix: string;
}

/** An area, or `drops/<party>:<other>` for the prefix of another party in a party's drop bucket. */
const objectsOf = ({ buckets }: RoomMap, area: string): Objects => {
  const [first = '', party = ''] = area.split(/[/:]/);
  const [name, prefix] =
    AREA_KEYS[area] ??
    (first === 'drops'
      ? [`drops/${party}`, `drops/${area.split(':')[1] ?? party}/`]
      : [first === 'reports' ? 'releases' : first, `${area}/`]);
  const bucket = buckets[name];
  if (!bucket) throw new Error(`The room has no area ${area}.`);
  return { bucket, prefix };
};

const objectKey = (prefix: string): string => (prefix.endsWith('/') ? `${prefix}object` : prefix);

const calling =
  ({ place }: RoomMap) =>
  (action: string, arn: string, context: Call['context'] = {}): Call => ({
    ...place,
    action,
    arn,
    context,
  });

/** S3 asks the key in the name of the caller, and says for which object or bucket. */
const keyStep = (room: RoomMap, { bucket, prefix }: Objects, action: string): Step => {
  const about = bucket.bucketKey ? bucket.arn : `${bucket.arn}/${objectKey(prefix)}`;
  const context = { 'kms:EncryptionContext:aws:s3:arn': about };
  return { call: calling(room)(action, bucket.keyArn, context), via: ['s3'] };
};

/** What a request to put an object says beside its key. */
export type PutHeaders = Readonly<Record<string, string>>;

const IF_ABSENT: PutHeaders = { 's3:if-none-match': '*' };

/** Puts an object: S3 must allow it, and the key must make a data key. */
export const put = (
  room: RoomMap,
  area: string,
  headers: PutHeaders = WRITTEN_ONCE.includes(area) ? IF_ABSENT : {},
): Operation => {
  const objects = objectsOf(room, area);
  const arn = `${objects.bucket.arn}/${objectKey(objects.prefix)}`;
  const steps = [
    { call: calling(room)('s3:PutObject', arn, headers) },
    keyStep(room, objects, 'kms:GenerateDataKey'),
  ];
  return { what: 'put', area, steps };
};

/** Puts an object whatever was there before. */
export const overwrite = (room: RoomMap, area: string): Operation => ({
  ...put(room, area, {}),
  what: 'overwrite',
});

/** Uploads a large object in pieces: S3 reads what it joins. */
export const putInPieces = (room: RoomMap, area: string): Operation => {
  const { steps } = put(room, area);
  const objects = objectsOf(room, area);
  const arn = `${objects.bucket.arn}/${objectKey(objects.prefix)}`;
  const abort = { call: calling(room)('s3:AbortMultipartUpload', arn) };
  return {
    what: 'put in pieces',
    area,
    steps: [...steps, keyStep(room, objects, 'kms:Decrypt'), abort],
  };
};

/** Reads an object: S3 must allow it, and the key must decrypt it. */
export const get = (room: RoomMap, area: string): Operation => {
  const objects = objectsOf(room, area);
  const arn = `${objects.bucket.arn}/${objectKey(objects.prefix)}`;
  const steps = [
    { call: calling(room)('s3:GetObject', arn) },
    keyStep(room, objects, 'kms:Decrypt'),
  ];
  return { what: 'get', area, steps };
};

/** Lists the keys of an area. */
export const list = (room: RoomMap, area: string): Operation => {
  const { bucket, prefix } = objectsOf(room, area);
  const call = calling(room)('s3:ListBucket', bucket.arn, { 's3:prefix': prefix });
  return { what: 'list', area, steps: [{ call }] };
};

/** Lists what an object held before. */
export const listVersions = (room: RoomMap, area: string): Operation => {
  const { bucket, prefix } = objectsOf(room, area);
  const call = calling(room)('s3:ListBucketVersions', bucket.arn, { 's3:prefix': prefix });
  return { what: 'list versions', area, steps: [{ call }] };
};

/** Reads what an object held before. */
export const getVersion = (room: RoomMap, area: string): Operation => {
  const objects = objectsOf(room, area);
  const arn = `${objects.bucket.arn}/${objectKey(objects.prefix)}`;
  const steps = [
    { call: calling(room)('s3:GetObjectVersion', arn) },
    keyStep(room, objects, 'kms:Decrypt'),
  ];
  return { what: 'get a version', area, steps };
};

/** Is told that an object is not there: without the right to list, S3 says that it is forbidden. */
export const missAny = (room: RoomMap, area: string): Operation => {
  const { bucket } = objectsOf(room, area);
  return { what: 'miss', area, steps: [{ call: calling(room)('s3:ListBucket', bucket.arn) }] };
};

const onObject =
  (what: string, action: string) =>
  (room: RoomMap, area: string): Operation => {
    const { bucket, prefix } = objectsOf(room, area);
    const arn = `${bucket.arn}/${objectKey(prefix)}`;
    return { what, area, steps: [{ call: calling(room)(action, arn) }] };
  };

/** Deletes an object; where versions are kept, an older one stays. */
export const remove = onObject('delete', 's3:DeleteObject');
/** Deletes a version for good. */
export const removeVersion = onObject('delete a version', 's3:DeleteObjectVersion');
/** Deletes in spite of a lock in governance mode. */
export const bypassLock = onObject('bypass the lock', 's3:BypassGovernanceRetention');

/** One call on something with an ARN. */
export const one = (
  room: RoomMap,
  what: string,
  of: { readonly area: string; readonly action: string; readonly arn: string },
): Operation => ({
  what,
  area: of.area,
  steps: [{ call: calling(room)(of.action, of.arn) }],
});

const OWN_WORDS: Readonly<Record<string, string>> = {
  PutBucketPolicy: 'set the policy',
  AssumeRole: 'take the role',
};

/** How the table calls an action, which is given without its service. */
export const actionName = (action: string): string => OWN_WORDS[action] ?? action;

/** Changes the policy of a bucket. */
export const setBucketPolicy = (room: RoomMap, bucket: string): Operation =>
  one(room, actionName('PutBucketPolicy'), {
    area: bucket,
    action: 's3:PutBucketPolicy',
    arn: room.buckets[bucket]?.arn ?? '',
  });

const MAC_ACTIONS = ['kms:GenerateMac', 'kms:VerifyMac'];
const DATA_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** Calls a key directly, not through a service. */
export const useKey = (room: RoomMap, key: string, action: string): Operation => {
  const context = {
    ...(MAC_ACTIONS.includes(action) && { 'kms:MacAlgorithm': 'HMAC_SHA_256' }),
    ...(DATA_ACTIONS.includes(action) && {
      'kms:EncryptionAlgorithm': key === OPENER ? 'RSAES_OAEP_SHA_256' : 'SYMMETRIC_DEFAULT',
    }),
  };
  const call = calling(room)(action, room.keys[key] ?? '', context);
  return { what: action.replace('kms:', ''), area: `keys/${key}`, steps: [{ call }] };
};

/** Calls a function by its URL: since October 2025 that takes two permissions. */
export const callUrl = (room: RoomMap, name: string): Operation => {
  const call = calling(room);
  const arn = room.functions[name] ?? '';
  return {
    what: 'call the URL',
    area: `functions/${name}`,
    steps: [
      { call: call('lambda:InvokeFunctionUrl', arn, { 'lambda:FunctionUrlAuthType': 'AWS_IAM' }) },
      { call: call('lambda:InvokeFunction', arn, { 'lambda:InvokedViaFunctionUrl': 'true' }) },
    ],
  };
};

/** Takes a role of the room. */
export const takeRole = (room: RoomMap, name: string): Operation =>
  one(room, actionName('AssumeRole'), {
    area: `roles/${name}`,
    action: 'sts:AssumeRole',
    arn: room.roles[name] ?? '',
  });
