import type { Detection } from '#core/audit/detection.ts';
import { dataEvent, exampleBucket, onObject, roomRole } from '#core/audit/example-event.ts';

/** Somebody deleted many objects within an hour. */
export const objectsDeletedInNumber: Detection = {
  id: 'objects-deleted-in-number',
  title: 'Somebody deleted many objects within an hour',
  severity: 'high',
  techniques: ['T1485'],
  means: 'That empties a bucket: to destroy what it holds, or to hide it.',
  todo: 'Take the right to delete from whoever does it, and restore what versions and locks kept.',
  scope: 'resource',
  calls: { s3: ['DeleteObject', 'DeleteObjects', 'DeleteObjectVersion'] },
  examples: [
    {
      says: 'a hundred objects within an hour',
      fires: true,
      events: [
        ...Array.from({ length: 100 }, (_, at) =>
          dataEvent('s3:DeleteObject', {
            ...onObject(exampleBucket('vault'), String(at)),
            eventTime: `2026-03-01T09:${String(at % 60).padStart(2, '0')}:00Z`,
          }),
        ),
      ],
    },
    {
      says: 'a few',
      fires: false,
      events: [
        ...Array.from({ length: 20 }, (_, at) =>
          dataEvent('s3:DeleteObject', { ...onObject(exampleBucket('vault'), String(at)) }),
        ),
      ],
    },
    {
      says: 'as many over a week',
      fires: false,
      events: [
        ...Array.from({ length: 140 }, (_, at) =>
          dataEvent('s3:DeleteObject', {
            ...onObject(exampleBucket('vault'), String(at)),
            eventTime: `2026-03-0${1 + (at % 7)}T09:00:00Z`,
          }),
        ),
      ],
    },
    {
      says: 'the room clears up',
      fires: false,
      events: [
        ...Array.from({ length: 120 }, (_, at) =>
          dataEvent('s3:DeleteObject', {
            ...onObject(exampleBucket('vault'), String(at)),
            userIdentity: roomRole('expire-data'),
          }),
        ),
      ],
    },
  ],
};
