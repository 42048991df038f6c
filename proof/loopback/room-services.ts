import { createHash } from 'node:crypto';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import type { Reply } from '#proof/loopback/loopback-server.ts';
import {
  jsonReply,
  s3Error,
  s3List,
  s3Versions,
  stackError,
  stackReply,
} from '#proof/loopback/service-replies.ts';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';

/** What the services of AWS know of one room. */
export interface ServicesOptions {
  readonly operator: string;
  readonly objects: ObjectStore;
  readonly keyRing: Pick<KeyRing, 'verifyMac'>;
  readonly ledgerKeyArn: string;
  /** Accounts of the parties, by party. */
  readonly accounts: Readonly<Record<string, string>>;
  /** The account that reads lists. */
  readonly publisher: string | undefined;
  readonly stack: {
    readonly name: string;
    readonly outputs: () => Readonly<Record<string, string>>;
  };
  /** Called when an object arrived in a drop bucket. */
  readonly onArrival: (key: string) => void;
}

/** The bucket of a key, as the contract of the stacks has it. */
const bucketOf = (key: string): string => {
  const [area = '', party = ''] = key.split('/');
  if (area === 'drops') return `drops-${party}`;
  if (['reports', 'releases', 'lists'].includes(area)) return 'the-releases';
  return /^(ledger|agreements|ledger-head\.json)/.test(area) ? 'the-ledger' : 'the-vault';
};

/** As much of S3 as a party may use: it puts whole objects into its own drops, and reads what it may. */
const s3 = async (
  request: ReceivedRequest,
  account: string,
  { operator, objects, accounts, publisher, onArrival }: ServicesOptions,
): Promise<Reply> => {
  const { pathname, searchParams } = new URL(request.url, 'http://loopback');
  const [, bucket = '', ...rest] = decodeURIComponent(pathname).split('/');
  const key = rest.join('/') || (searchParams.get('prefix') ?? '');
  const [area, party = ''] = key.split('/');
  if (request.headers['x-amz-expected-bucket-owner'] !== operator)
    return s3Error(403, 'AccessDenied');
  if (bucket !== bucketOf(key)) return s3Error(404, 'NoSuchBucket');
  const own = accounts[party] === account;
  if (request.method === 'PUT' && area === 'drops' && own && searchParams.has('x-id')) {
    const sum = createHash('sha256').update(request.body).digest('base64');
    if (request.headers['x-amz-checksum-sha256'] !== sum) return s3Error(400, 'BadDigest');
    await objects.put(key, request.body);
    onArrival(key);
    return { status: 200, headers: { etag: '"1"' } };
  }
  const mayRead =
    bucket === 'the-ledger' ||
    area === 'releases' ||
    (area === 'reports' && own) ||
    (area === 'lists' && account === publisher);
  if (request.method !== 'GET' || !mayRead) return s3Error(403, 'AccessDenied');
  if (searchParams.has('versions')) return s3Versions();
  if (searchParams.has('list-type')) return s3List(await objects.list(key));
  const found = await objects.get(key);
  return found ? { status: 200, body: found } : s3Error(404, 'NoSuchKey');
};

const kms = async (
  { headers, body }: ReceivedRequest,
  { keyRing, ledgerKeyArn }: ServicesOptions,
): Promise<Reply> => {
  if (headers['x-amz-target'] !== 'TrentService.VerifyMac')
    return jsonReply(400, { __type: 'AccessDeniedException' });
  const { KeyId, Message, Mac } = JSON.parse(Buffer.from(body).toString('utf8'));
  if (KeyId !== ledgerKeyArn) return jsonReply(400, { __type: 'NotFoundException' });
  const [message, mac] = [Buffer.from(Message, 'base64'), Buffer.from(Mac, 'base64')];
  const right = await keyRing.verifyMac('ledger-seal', message, mac);
  return right
    ? jsonReply(200, { KeyId, MacValid: true, MacAlgorithm: 'HMAC_SHA_256' })
    : jsonReply(400, { __type: 'KMSInvalidMacException' });
};

const cloudFormation = (
  { body }: ReceivedRequest,
  account: string,
  { operator, stack }: ServicesOptions,
): Reply => {
  const name = new URLSearchParams(Buffer.from(body).toString('utf8')).get('StackName') ?? '';
  if (account !== operator) return stackError(403, 'AccessDenied');
  return name === stack.name
    ? stackReply(name, stack.outputs())
    : stackError(400, 'ValidationError');
};

/** Answers a signed request to S3, KMS or CloudFormation. */
export const serve = async (
  request: ReceivedRequest,
  caller: { readonly account: string; readonly service: string },
  options: ServicesOptions,
): Promise<Reply> => {
  if (caller.service === 's3') return s3(request, caller.account, options);
  if (caller.service === 'kms') return kms(request, options);
  return cloudFormation(request, caller.account, options);
};

/** An error as the service words it. */
export const serviceError = (service: string, status: number, code: string): Reply => {
  if (service === 's3') return s3Error(status, code);
  return service === 'kms' ? jsonReply(status, { __type: code }) : stackError(status, code);
};
