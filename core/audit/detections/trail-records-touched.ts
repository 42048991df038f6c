import type { Detection } from '#core/audit/detection.ts';
import {
  awsService,
  dataEvent,
  exampleBucket,
  exampleEvent,
  onObject,
} from '#core/audit/example-event.ts';
import { OBJECT_CHANGES } from '#core/audit/object-changes.ts';

/** Records of the trail were written or deleted by somebody else than CloudTrail. */
export const trailRecordsTouched: Detection = {
  id: 'trail-records-touched',
  title: 'Records of the trail were written or deleted by somebody else than CloudTrail',
  severity: 'critical',
  techniques: ['T1070', 'T1565.001', 'T1562.008'],
  means:
    'Nobody but CloudTrail writes there. Records that are changed or deleted hide what was done.',
  todo: 'Validate the records (airlock audit verify), keep every version that the lock kept, and ask for the copy of the log archive.',
  scope: 'account',
  calls: {
    s3: [...OBJECT_CHANGES, 'DeleteBucket*', 'PutBucket*'],
  },
  examples: [
    {
      says: 'a file of records is deleted',
      fires: true,
      events: [
        dataEvent('s3:DeleteObject', {
          ...onObject(
            'any-bucket',
            'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/03/01/a.json.gz',
          ),
        }),
      ],
    },
    {
      says: 'a digest is written over',
      fires: true,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(
            'any-bucket',
            'prefix/AWSLogs/o-abc123/111111111111/CloudTrail-Digest/eu-west-1/2026/03/01/a.json.gz',
          ),
        }),
      ],
    },
    {
      says: 'the bucket of the trail is emptied under other names',
      fires: true,
      events: [dataEvent('s3:DeleteObjects', { ...onObject(exampleBucket('trail'), 'a', {}) })],
    },
    {
      says: 'the bucket of the trail is given another policy',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: { bucketName: exampleBucket('trail') },
        }),
      ],
    },
    {
      says: 'CloudTrail delivers',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(
            exampleBucket('trail'),
            'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/03/01/a.json.gz',
            {},
          ),
          userIdentity: awsService('cloudtrail'),
        }),
      ],
    },
    {
      says: 'somebody reads a record',
      fires: false,
      events: [
        dataEvent('s3:GetObject', {
          ...onObject(
            exampleBucket('trail'),
            'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/03/01/a.json.gz',
            {},
          ),
        }),
      ],
    },
    {
      says: 'logs of something else',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject('any-bucket', 'AWSLogs/111111111111/elasticloadbalancing/a.log.gz'),
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('s3:DeleteObject', {
          ...onObject(exampleBucket('trail'), 'AWSLogs/111111111111/CloudTrail/a.json.gz', {}),
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
