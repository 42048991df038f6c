import { Readable } from 'node:stream';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { SmokeAccess } from '#proof/smoke/smoke-clients.ts';

/** A call as it reached the wire. */
export interface WireCall {
  /** Name of the call, e.g. `GetBucketPolicy`. */
  readonly operation: string;
  readonly secure: boolean;
  readonly bucket: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/** What the service answers. */
export interface WireAnswer {
  readonly status: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers a call as AWS does. */
export type AnswerCall = (call: WireCall) => WireAnswer;

interface WireRequest {
  readonly protocol: string;
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query?: Record<string, unknown>;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

const BUCKET_CALLS: Readonly<Record<string, string>> = {
  encryption: 'GetBucketEncryption',
  policy: 'GetBucketPolicy',
  publicAccessBlock: 'GetPublicAccessBlock',
  versioning: 'GetBucketVersioning',
  'object-lock': 'GetObjectLockConfiguration',
  'list-type': 'ListObjectsV2',
  retention: 'GetObjectRetention',
};

const OBJECT_CALLS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  PUT: 'PutObject',
  HEAD: 'HeadObject',
  DELETE: 'DeleteObject',
};

const operationOf = ({ headers, query = {}, method }: WireRequest): string => {
  const target = headers['x-amz-target']?.split('.').at(-1);
  const named = Object.keys(query).find((name) => name in BUCKET_CALLS);
  return target ?? (named && BUCKET_CALLS[named]) ?? OBJECT_CALLS[method] ?? method;
};

const jsonOf = ({ headers, body }: WireRequest): Readonly<Record<string, unknown>> =>
  headers['x-amz-target'] ? JSON.parse(new TextDecoder().decode(body as Uint8Array)) : {};

/** A transport under the real clients: what they send is read, and `answer` says what comes back. */
export const stubTransport = (answer: AnswerCall): NonNullable<SmokeAccess['transport']> => {
  let calls = 0;
  const handle = async (request: WireRequest) => {
    calls += 1;
    const requestId = `request-${calls}`;
    const {
      status,
      body = '',
      headers,
    } = answer({
      operation: operationOf(request),
      secure: request.protocol === 'https:',
      bucket: request.hostname.split('.')[0] ?? '',
      key: decodeURIComponent(request.path.slice(1)),
      headers: request.headers,
      json: jsonOf(request),
      query: request.query ?? {},
      requestId,
    });
    const named = { 'x-amz-request-id': requestId, 'x-amzn-requestid': requestId };
    return {
      response: {
        statusCode: status,
        headers: { ...named, ...headers },
        body: Readable.from([Buffer.from(body)]),
      },
    };
  };
  return {
    requestHandler: { handle } as unknown as NonNullable<S3ClientConfig['requestHandler']>,
    credentials: { accessKeyId: 'stub', secretAccessKey: 'stub' },
  };
};
