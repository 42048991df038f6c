import { AthenaClient } from '@aws-sdk/client-athena';
import { CloudControlClient } from '@aws-sdk/client-cloudcontrol';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EC2Client } from '@aws-sdk/client-ec2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { COMMAND_OPTIONS } from '#adapters/aws/clients.ts';
import type { SmokeAccess } from '#proof/smoke/smoke-clients.ts';

/** The services that are asked before a first deployment, in one region. Nothing is written. */
export interface PreflightClients {
  readonly athena: AthenaClient;
  readonly cloudControl: CloudControlClient;
  readonly cloudFormation: CloudFormationClient;
  readonly cloudTrail: CloudTrailClient;
  readonly ec2: EC2Client;
  readonly lambda: LambdaClient;
  readonly quotas: ServiceQuotasClient;
  readonly s3: S3Client;
  readonly ssm: SSMClient;
  readonly sts: STSClient;
}

/** Clients with the credentials of one person. */
export const preflightClients = ({ region, profile, transport }: SmokeAccess): PreflightClients => {
  const options = { ...COMMAND_OPTIONS, region, ...(profile && { profile }), ...transport };
  return {
    athena: new AthenaClient(options),
    cloudControl: new CloudControlClient(options),
    cloudFormation: new CloudFormationClient(options),
    cloudTrail: new CloudTrailClient(options),
    ec2: new EC2Client(options),
    lambda: new LambdaClient(options),
    quotas: new ServiceQuotasClient(options),
    s3: new S3Client(options),
    ssm: new SSMClient(options),
    sts: new STSClient(options),
  };
};
