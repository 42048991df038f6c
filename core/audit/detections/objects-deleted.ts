import type { Detection } from '#core/audit/detection.ts';
import { dataEvent, exampleBucket, onObject } from '#core/audit/example-event.ts';

/** Objects were deleted. */
export const objectsDeleted: Detection = {
  id: 'objects-deleted',
  title: 'Objects were deleted',
  severity: 'informational',
  techniques: ['T1485'],
  means:
    'The room deletes what its agreement has it delete, each day; what else is deleted is evidence or data that is gone.',
  todo: 'Compare the numbers with the ledger, which says what expired.',
  scope: 'resource',
  calls: { s3: ['DeleteObject', 'DeleteObjects', 'DeleteObjectVersion'] },
  examples: [
    {
      says: 'an object is deleted',
      fires: true,
      events: [dataEvent('s3:DeleteObject', { ...onObject(exampleBucket('vault'), 'a') })],
    },
    {
      says: 'an object is put',
      fires: false,
      events: [dataEvent('s3:PutObject', { ...onObject(exampleBucket('vault'), 'a') })],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('s3:DeleteObject', {
          ...onObject(exampleBucket('vault'), 'a'),
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
