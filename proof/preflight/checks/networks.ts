import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { type PlannedRoom, plannedOf } from '#proof/preflight/planned-room.ts';
import { atHome, type PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { withinQuota } from '#proof/preflight/quota.ts';
import type { Check } from '#proof/smoke/check.ts';

/** The tag that every stack of a room puts on what it makes. */
const ROOM_TAG = 'airlock:room';

const othersIn = async (seat: PreflightSeat): Promise<number> => {
  const { room } = seat.room.config;
  let others = 0;
  let NextToken: string | undefined;
  do {
    const page = await atHome(seat).ec2.send(new DescribeVpcsCommand({ NextToken }));
    others += (page.Vpcs ?? []).filter(
      ({ Tags }) => !Tags?.some(({ Key, Value }) => Key === ROOM_TAG && Value === room),
    ).length;
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return others;
};

/** Five in a region unless more were asked for; an isolated room takes one. */
export const networkFits = (room: PlannedRoom): readonly Check<PreflightSeat>[] => {
  const planned = plannedOf(room, 'AWS::EC2::VPC').length;
  const quota = { of: 'networks (VPCs)', service: 'vpc', code: 'L-F678F1CE' };
  const { region } = room.config;
  return planned === 0 ? [] : [withinQuota({ ...quota, region, planned, others: othersIn })];
};
