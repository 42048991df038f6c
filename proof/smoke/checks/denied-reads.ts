import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Check } from '#proof/smoke/check.ts';
import { mustBeDenied } from '#proof/smoke/denial.ts';
import type { SmokeBucket, SmokeRoom } from '#proof/smoke/smoke-room.ts';

const READ = { event: 'GetObject', kind: 'data', action: 's3:GetObject' } as const;

const deniedRead = ({ called, name, area }: SmokeBucket): Check => ({
  name: `this caller cannot read ${called}`,
  tried: 'GetObject of an object under its prefix',
  run: (seat) =>
    mustBeDenied(seat, READ, () =>
      seat.clients.s3.send(
        new GetObjectCommand({
          Bucket: name,
          Key: `${area}/smoke-test-of-rights`,
          ExpectedBucketOwner: seat.room.account,
        }),
      ),
    ),
});

/** Neither drops nor tokens nor answers are the operator's to read. */
export const deniedReads = ({ drops, vault, releases }: SmokeRoom): readonly Check[] =>
  [...drops, vault, releases].map(deniedRead);
