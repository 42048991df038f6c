import { AthenaClient } from '@aws-sdk/client-athena';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { SmokeClients } from '#proof/smoke/seat.ts';

/** Where and as whom; what is left out comes from the environment. */
export interface SmokeAccess {
  readonly region: string;
  readonly profile?: string | undefined;
  /** Tests bring their own transport and credentials. */
  readonly transport?: Pick<S3ClientConfig, 'requestHandler' | 'credentials' | 'endpoint'>;
}

/** Clients that try each call up to three times. */
export const smokeClients = ({ region, profile, transport }: SmokeAccess): SmokeClients => {
  const options = { region, maxAttempts: 3, ...(profile && { profile }), ...transport };
  return {
    s3: new S3Client(options),
    // The signature of a request is no secret; its body here is one fixed sentence.
    plainS3: new S3Client({ ...options, endpoint: `http://s3.${region}.amazonaws.com` }),
    kms: new KMSClient(options),
    cloudTrail: new CloudTrailClient(options),
    athena: new AthenaClient(options),
  };
};
