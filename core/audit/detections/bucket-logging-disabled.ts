import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** Requests to a bucket are written down no longer. */
export const bucketLoggingDisabled: Detection = {
  id: 'bucket-logging-disabled',
  title: 'Requests to a bucket are written down no longer',
  severity: 'medium',
  techniques: ['T1562.008'],
  means: 'What happens to objects that no trail records is written down nowhere then.',
  todo: 'Turn it on again; look into the data events of the trail for that time.',
  scope: 'resource',
  calls: { s3: ['PutBucketLogging'] },
  examples: [
    {
      says: 'logging is turned off',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketLogging', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            logging: '',
            BucketLoggingStatus: { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/' },
          },
        }),
      ],
    },
    {
      says: 'logging is turned on',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketLogging', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'a/' } },
          },
        }),
      ],
    },
    {
      says: 'the event does not say which',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketLogging', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketLogging', {
          requestParameters: { bucketName: exampleBucket('vault'), BucketLoggingStatus: {} },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
