import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ATHENA_ENGINE, resultsLocation } from '#core/access/workgroup.ts';

/** Where queries of one kind run, and where what they find lies. */
export interface QueryWorkgroupProps {
  readonly name: string;
  readonly description: string;
  /** The account that owns the bucket of results. */
  readonly account: string;
  readonly scanLimitBytes: number;
  readonly results: IBucket;
  readonly key: IKey;
}

/** A workgroup whose settings hold whatever a query asks for, and that stops a query that scans too much. */
export class QueryWorkgroup extends Construct {
  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    const { name, description, account, scanLimitBytes, results, key } = props;
    new CfnWorkGroup(this, 'Workgroup', {
      name,
      description,
      state: 'ENABLED',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: scanLimitBytes,
        engineVersion: { selectedEngineVersion: ATHENA_ENGINE },
        resultConfiguration: {
          outputLocation: resultsLocation(results.bucketName),
          expectedBucketOwner: account,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
        },
      },
    });
  }
}
