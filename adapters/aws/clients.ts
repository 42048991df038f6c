import { AthenaClient } from '@aws-sdk/client-athena';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';

/** The services that a room is made of. Tests bring their own. */
export interface AwsClients {
  readonly s3: S3Client;
  readonly kms: KMSClient;
  readonly athena: AthenaClient;
  readonly lambda: LambdaClient;
}

/**
 * How functions call. Throttled and broken calls are tried again with growing, random pauses. Not
 * `adaptive`: a warm function would stay slow long after the service had stopped asking for it. The time of a
 * request ends with the head of its answer; a body that stops is given up as soon as its socket is silent.
 */
const FUNCTION_OPTIONS = {
  maxAttempts: 6,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000, socketTimeout: 60_000 },
} as const;

const quiet = (): void => {};

/** What the SDK would tell on the way is told by one sentence of ours at the end. */
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/**
 * How commands call: a person waits, and makes too few calls to slow down for. A large upload may take
 * any time as long as it moves.
 */
export const COMMAND_OPTIONS = {
  maxAttempts: 4,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 3_000, socketTimeout: 60_000 },
  logger: SILENT,
} as const;

/** Clients with the credentials of the environment, as functions use them unless told otherwise. */
export const awsClients = (
  options: (typeof FUNCTION_OPTIONS | typeof COMMAND_OPTIONS) & {
    readonly region?: string;
  } = FUNCTION_OPTIONS,
): AwsClients => {
  return {
    s3: new S3Client(options),
    kms: new KMSClient(options),
    athena: new AthenaClient(options),
    lambda: new LambdaClient(options),
  };
};
