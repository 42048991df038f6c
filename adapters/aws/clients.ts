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
 * How every client calls. Throttled and broken calls are tried again with growing, random pauses, and
 * slower while the service asks for it.
 */
export const CLIENT_OPTIONS = {
  maxAttempts: 6,
  retryMode: 'adaptive',
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000 },
} as const;

/** Clients with the credentials of the environment, in its region unless another is given. */
export const awsClients = (region?: string): AwsClients => {
  const options = { ...CLIENT_OPTIONS, ...(region === undefined ? {} : { region }) };
  return {
    s3: new S3Client(options),
    kms: new KMSClient(options),
    athena: new AthenaClient(options),
  };
};
