import { FUNCTION_NAMES } from '#core/access/functions.ts';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';

/** What a request asks for, in the words of IAM; names are still those of the deployed resources. */
export interface AwsCall {
  readonly action: string;
  /** Bucket and key (or what a listing is limited to), ARN of a key, a query's workgroup or id, a stack, type and name. */
  readonly resource: string;
  /** Of a put into a bucket: it shall fail if the key is taken. */
  readonly onlyIfAbsent?: boolean;
}

const textOf = (body: Uint8Array): string => Buffer.from(body).toString('utf8');

/** The service that a request was signed for. */
const serviceOf = ({ headers }: ReceivedRequest): string =>
  /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(String(headers.authorization))?.[1] ?? 'unsigned';

/** Reads a request. An action that these tests do not know comes out as its method and target. */
export const awsCall = (request: ReceivedRequest): AwsCall => {
  const service = serviceOf(request);
  if (service === 's3') return s3Call(request);
  const invoked = INVOCATION.exec(request.url)?.[1];
  if (service === 'lambda' && invoked !== undefined) return invocation(invoked);
  const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1];
  if (operation !== undefined) return jsonCall(service, operation, request.body);
  const form = new URLSearchParams(textOf(request.body));
  const action = form.get('Action');
  return action === null
    ? { action: `${service}:${request.method}`, resource: request.url }
    : { action: `${service}:${action}`, resource: form.get('StackName') ?? '*' };
};

/** The path of a call of a function, which names it. */
const INVOCATION = /^\/2015-03-31\/functions\/([^/?]+)\/invocations/;

/** By the function's own name, without the room's before it. */
const invocation = (physical: string): AwsCall => ({
  action: 'lambda:InvokeFunction',
  resource: FUNCTION_NAMES.find((each) => physical.endsWith(`-${each}`)) ?? physical,
});

const jsonCall = (service: string, operation: string, body: Uint8Array): AwsCall => {
  const input = JSON.parse(textOf(body)) as Record<string, unknown>;
  const typed = input.TypeName && `${input.TypeName} ${input.Identifier}`;
  const resource = typed ?? input.KeyId ?? input.WorkGroup ?? input.QueryExecutionId ?? '*';
  return { action: `${service}:${operation}`, resource: String(resource) };
};

const S3_ACTIONS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  // The beginning and the end of an upload in pieces.
  POST: 'PutObject',
  DELETE: 'DeleteObject',
};

/** What is listed of a bucket, by the parameter that says so. */
const LISTS = [
  ['list-type', 's3:ListBucket'],
  ['versions', 's3:ListBucketVersions'],
] as const;

const s3Call = ({ method, url, headers }: ReceivedRequest): AwsCall => {
  const { pathname, searchParams } = new URL(url, 'http://s3');
  const [, bucket = '', key = ''] = /^\/([^/]+)\/?(.*)$/.exec(pathname) ?? [];
  if (key === '') {
    const lists =
      method === 'GET' ? LISTS.find(([parameter]) => searchParams.has(parameter)) : null;
    if (!lists) return { action: `s3:${method}`, resource: url };
    return { action: lists[1], resource: `${bucket}/${searchParams.get('prefix') ?? ''}` };
  }
  const aborts = method === 'DELETE' && searchParams.has('uploadId');
  const version = method === 'GET' && searchParams.has('versionId') ? 'Version' : '';
  const action = aborts ? 'AbortMultipartUpload' : `${S3_ACTIONS[method] ?? method}${version}`;
  return {
    ...{ action: `s3:${action}`, resource: `${bucket}/${decodeURIComponent(key)}` },
    ...(action === 'PutObject' ? { onlyIfAbsent: headers['if-none-match'] === '*' } : {}),
  };
};
