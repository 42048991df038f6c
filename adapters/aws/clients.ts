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
 * Clients of the region and the credentials of the environment. Throttled and broken calls are tried
 * again with growing, random pauses, and slower while the service asks for it.
 */
export const awsClients = (): AwsClients => {
  const options = {
    maxAttempts: 6,
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 60_000 },
  };
  return {
    s3: new S3Client(options),
    kms: new KMSClient(options),
    athena: new AthenaClient(options),
  };
};
