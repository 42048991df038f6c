import { AthenaClient } from '@aws-sdk/client-athena';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';

/** The services that a room is made of. Tests bring their own. */
export interface AwsClients {
  readonly s3: S3Client;
  readonly kms: KMSClient;
  readonly athena: AthenaClient;
}

/**
 * How functions call. Throttled and broken calls are tried again with growing, random pauses, and
 * slower while the service asks for it.
 */
const FUNCTION_OPTIONS = {
  maxAttempts: 6,
  retryMode: 'adaptive',
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000 },
} as const;

/** How commands call: a person waits, and makes too few calls to slow down for. */
export const COMMAND_OPTIONS = {
  ...FUNCTION_OPTIONS,
  maxAttempts: 4,
  retryMode: 'standard',
} as const;

/** Clients of the region and the credentials of the environment; `changes` replaces options. */
export const awsClients = (changes: { readonly region?: string } = {}): AwsClients => {
  const options = { ...FUNCTION_OPTIONS, ...changes };
  return {
    s3: new S3Client(options),
    kms: new KMSClient(options),
    athena: new AthenaClient(options),
  };
};
