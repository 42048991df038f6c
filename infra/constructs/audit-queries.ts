import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AUDIT_SCAN_LIMIT_BYTES } from '#core/access/workgroup.ts';
import { EncryptedBucket } from '#infra/constructs/encrypted-bucket.ts';
import { QueryWorkgroup } from '#infra/constructs/query-workgroup.ts';
import { bucketGuards, type ObjectUsers } from '#infra/policies/bucket-policy.ts';

/** Where audits run, and who alone runs them. */
export interface AuditQueriesProps {
  readonly name: string;
  /** The account that it stands in. */
  readonly account: string;
  readonly key: IKey;
  readonly auditors: ObjectUsers;
}

/**
 * A workgroup for questions to the trail, apart from that of the parties' questions: who audits sees nothing of what
 * those find, and what audits find, in a bucket of their own, is gone after a day.
 */
export class AuditQueries extends Construct {
  readonly results: Bucket;

  constructor(scope: Construct, id: string, { name, account, key, auditors }: AuditQueriesProps) {
    super(scope, id);
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
    new QueryWorkgroup(this, 'Queries', {
      ...{ name, account, key, results: this.results },
      description: 'Questions to the trail of a room',
      scanLimitBytes: AUDIT_SCAN_LIMIT_BYTES,
    });
  }
}
