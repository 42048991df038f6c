import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { type PlannedRoom, plannedOf } from '#proof/preflight/planned-room.ts';
import { atHome, type PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { withinQuota } from '#proof/preflight/quota.ts';
import type { Check } from '#proof/smoke/check.ts';

/** The quota is that of the account, and told in this region alone. */
const GLOBAL = 'us-east-1';

/** Those of this room count too, if it was deployed: their names are CloudFormation's. */
const othersIn = async (seat: PreflightSeat): Promise<number> => {
  let others = 0;
  let ContinuationToken: string | undefined;
  do {
    const page = await atHome(seat).s3.send(
      new ListBucketsCommand({ ContinuationToken, MaxBuckets: 1_000 }),
    );
    others += page.Buckets?.length ?? 0;
    ContinuationToken = page.ContinuationToken;
  } while (ContinuationToken !== undefined);
  return others;
};

/** There is room for the buckets of the room. */
export const bucketsFit = (room: PlannedRoom): Check<PreflightSeat> =>
  withinQuota({
    ...{ of: 'buckets', service: 's3', code: 'L-DC2B2D3D', region: GLOBAL },
    planned: plannedOf(room, 'AWS::S3::Bucket').length,
    others: othersIn,
  });
