import { Duration } from 'aws-cdk-lib';
import type { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AUDIT_SCAN_LIMIT_BYTES } from '#core/access/workgroup.ts';
import { EncryptedBucket } from '#infra/constructs/encrypted-bucket.ts';
import { QueryWorkgroup } from '#infra/constructs/query-workgroup.ts';
import { bucketGuards, type ObjectUsers } from '#infra/policies/bucket-policy.ts';
import { allow } from '#infra/policies/statement.ts';

/** Where audits run, and who alone runs them. */
export interface AuditQueriesProps {
  readonly name: string;
  /** The account that it stands in. */
  readonly account: string;
  readonly key: IKey;
  readonly auditors: ObjectUsers;
  /** The same, as a policy allows them. */
  readonly principal: IPrincipal;
}

/**
 * A workgroup for questions to the trail, apart from that of the parties' questions: who audits sees nothing of what
 * those find, and what audits find, in a bucket of their own, is gone after a day.
 */
export class AuditQueries extends Construct {
  readonly results: Bucket;

  constructor(scope: Construct, id: string, props: AuditQueriesProps) {
    super(scope, id);
    const { name, account, key, auditors, principal } = props;
    const results = new EncryptedBucket(this, 'Results', {
      key,
      lifecycle: [{ id: 'old-results', expiration: Duration.days(1) }],
    });
    this.results = results.bucket;
    results.guard(
      ...bucketGuards({
        arn: this.results.bucketArn,
        keyArn: key.keyArn,
        accounts: [account],
        readers: auditors,
        writers: auditors,
        deleters: { roles: [] },
      }),
    );
    results.guard(...auditorsKeep(principal, this.results.bucketArn));
    new QueryWorkgroup(this, 'Queries', {
      ...{ name, account, key, results: this.results },
      description: 'Questions to the trail of a room',
      scanLimitBytes: AUDIT_SCAN_LIMIT_BYTES,
    });
  }
}

/** Athena puts results there as whoever asks, and reads them so (Athena guide, "Access to Amazon S3 from Athena"). */
const auditorsKeep = (principal: IPrincipal, bucketArn: string): readonly PolicyStatement[] => [
  allow([principal], {
    sid: 'AuditorsKeepResults',
    actions: [
      ...['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts'],
      's3:PutObject',
    ],
    resources: [`${bucketArn}/results/*`],
  }),
  allow([principal], {
    sid: 'AuditorsLocateResults',
    actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
    resources: [bucketArn],
  }),
];
