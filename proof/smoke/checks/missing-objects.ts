import { GetObjectCommand } from '@aws-sdk/client-s3';
import { LEDGER_PREFIX } from '#core/room-layout.ts';
import { type Check, failed, judged } from '#proof/smoke/check.ts';
import { nameOf } from '#proof/smoke/denial.ts';
import type { SmokeBucket, SmokeRoom } from '#proof/smoke/smoke-room.ts';

const missing = ({ called, name }: SmokeBucket, Key: string): Check => ({
  name: `the party is told what is not in ${called}`,
  tried: 'GetObject of an object that is not there',
  run: async ({ clients, room }) => {
    try {
      await clients.s3.send(
        new GetObjectCommand({ Bucket: name, Key, ExpectedBucketOwner: room.account }),
      );
    } catch (error) {
      const answer = nameOf(error);
      return judged(
        answer === 'NoSuchKey',
        'S3 said that it is not there.',
        `S3 answered ${answer}: the command line cannot tell a missing object from a forbidden one.`,
      );
    }
    return failed('S3 handed out an object that nobody put there.');
  },
});

/** The end of the ledger, and a report that was never written, are found by their absence. */
export const missingObjects = (
  { ledger, releases }: SmokeRoom,
  party: string,
): readonly Check[] => [
  missing(ledger, `${LEDGER_PREFIX}999999999999.json`),
  missing(releases, `reports/${party}/smoke-test/nothing.json`),
];
