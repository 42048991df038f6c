import type { Detection } from '#core/audit/detection.ts';
import { dataEvent, exampleBucket, onObject } from '#core/audit/example-event.ts';

/** A file was left that is called like a ransom note. */
export const ransomNoteLeft: Detection = {
  id: 'ransom-note-left',
  title: 'A file was left that is called like a ransom note',
  severity: 'critical',
  techniques: ['T1486', 'T1657'],
  means: 'Whoever holds data to ransom says so in a file beside it.',
  todo: 'Read nothing and pay nothing yet: keep the file, stop whoever put it, and see which objects were written or deleted before.',
  scope: 'resource',
  calls: { s3: ['CompleteMultipartUpload', 'CopyObject', 'PutObject'] },
  examples: [
    {
      says: 'documents/HOW_TO_DECRYPT_FILES.txt',
      fires: true,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'documents/HOW_TO_DECRYPT_FILES.txt'),
        }),
      ],
    },
    {
      says: 'README-RANSOM.html',
      fires: true,
      events: [
        dataEvent('s3:PutObject', { ...onObject(exampleBucket('vault'), 'README-RANSOM.html') }),
      ],
    },
    {
      says: 'RECOVER your data.txt',
      fires: true,
      events: [
        dataEvent('s3:PutObject', { ...onObject(exampleBucket('vault'), 'RECOVER your data.txt') }),
      ],
    },
    {
      says: 'your_files_are_encrypted.TXT',
      fires: true,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'your_files_are_encrypted.TXT'),
        }),
      ],
    },
    {
      says: 'files of every day',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'reports/quarterly-report.pdf'),
        }),
        dataEvent('s3:PutObject', { ...onObject(exampleBucket('vault'), 'README.md') }),
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'notes/how-to-count.txt'),
        }),
        dataEvent('s3:PutObject', { ...onObject(exampleBucket('vault'), 'decrypted/a.parquet') }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'HOW_TO_DECRYPT.txt'),
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
