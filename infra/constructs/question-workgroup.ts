import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ATHENA_ENGINE, resultsLocation } from '#core/access/workgroup.ts';
import type { Room } from '#infra/read-room.ts';

/** Where questions run and where their results lie. */
export interface QuestionWorkgroupProps {
  readonly room: Room;
  readonly name: string;
  readonly results: IBucket;
  readonly key: IKey;
}

/** The workgroup of a room: its settings hold whatever a query asks for, and a query that scans too much is stopped. */
export class QuestionWorkgroup extends Construct {
  constructor(scope: Construct, id: string, { room, name, results, key }: QuestionWorkgroupProps) {
    super(scope, id);
    new CfnWorkGroup(this, 'Workgroup', {
      name,
      description: `Questions of ${room.agreement.id}`,
      state: 'ENABLED',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: room.config.scanLimitBytes,
        engineVersion: { selectedEngineVersion: ATHENA_ENGINE },
        resultConfiguration: {
          outputLocation: resultsLocation(results.bucketName),
          expectedBucketOwner: room.agreement.operator,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
        },
      },
    });
  }
}
