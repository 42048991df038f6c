import { GetBucketVersioningCommand } from '@aws-sdk/client-s3';
import { type Check, failed } from '#proof/smoke/check.ts';
import { mustBeDenied, nameOf } from '#proof/smoke/denial.ts';
import { bucketsOf, type SmokeBucket, type SmokeRoom } from '#proof/smoke/smoke-room.ts';

const EVENT = 'GetBucketVersioning';

/** The same call is let in over TLS: only the missing encryption of the connection can be the reason. */
const deniedHttp = ({ called, name }: SmokeBucket): Check => ({
  name: `nobody reaches ${called} over plain HTTP`,
  tried: `${EVENT} over TLS, then over plain HTTP`,
  run: async (seat) => {
    const asked = { Bucket: name, ExpectedBucketOwner: seat.room.account };
    try {
      await seat.clients.s3.send(new GetBucketVersioningCommand(asked));
    } catch (error) {
      return failed(`AWS answered ${nameOf(error)} over TLS already, which proves nothing.`);
    }
    return mustBeDenied(
      seat,
      { event: EVENT, kind: 'management', action: 's3:GetBucketVersioning' },
      () => seat.clients.plainS3.send(new GetBucketVersioningCommand(asked)),
    );
  },
});

/** Every bucket refuses connections without TLS. */
export const plainHttp = (room: SmokeRoom): readonly Check[] => bucketsOf(room).map(deniedHttp);
