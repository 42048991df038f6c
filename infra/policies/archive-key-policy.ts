import { AccountPrincipal, PolicyDocument, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { administerOnly } from '#infra/policies/key-policy.ts';
import { allow, deny } from '#infra/policies/statement.ts';

/** Whose records the key of a log archive encrypts, and which accounts read them. */
export interface ArchiveKeyUsers {
  readonly account: string;
  readonly region: string;
  readonly trailArn: string;
  readonly readers: readonly string[];
}

/** Policy of the key of a log archive: CloudTrail encrypts for one trail, the named accounts read through S3. */
export const archiveKeyPolicy = ({
  account,
  region,
  trailArn,
  readers,
}: ArchiveKeyUsers): PolicyDocument =>
  new PolicyDocument({
    statements: [
      administerOnly(account),
      allow([new ServicePrincipal('cloudtrail.amazonaws.com')], {
        sid: 'TrailEncrypts',
        actions: ['kms:DescribeKey', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
      }),
      allow(
        readers.map((each) => new AccountPrincipal(each)),
        {
          sid: 'ReadThroughS3',
          actions: ['kms:Decrypt'],
          resources: ['*'],
          conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
        },
      ),
      allow([new AccountPrincipal(account)], {
        // Audits in the account of the archive write what they find under the same key.
        sid: 'AuditsWrite',
        actions: ['kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
      }),
      deny({ sid: 'NobodyGrants', actions: ['kms:CreateGrant'], resources: ['*'] }),
    ],
  });
