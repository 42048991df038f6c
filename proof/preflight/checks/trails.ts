import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { z } from 'zod';
import { type PlannedRoom, plannedOf } from '#proof/preflight/planned-room.ts';
import { atHome, type PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { judgeRoom } from '#proof/preflight/quota.ts';
import type { Check } from '#proof/smoke/check.ts';

/**
 * Trails of one region, those of other regions and of the organisation that reach into it counted in; nobody
 * is given more (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html).
 */
const ALLOWED = 5;

const Planned = z.object({ TrailName: z.string() });

const namesIn = (room: PlannedRoom): readonly string[] =>
  plannedOf(room, 'AWS::CloudTrail::Trail').map(
    ({ properties }) => Planned.parse(properties).TrailName,
  );

/** A room records every use of its keys and data in a trail of its own. */
export const trailFits: Check<PreflightSeat> = {
  name: 'there is room for the trail of the room',
  tried: 'DescribeTrails of CloudTrail',
  run: async (seat) => {
    const ours = namesIn(seat.room);
    const { trailList = [] } = await atHome(seat).cloudTrail.send(
      new DescribeTrailsCommand({ includeShadowTrails: true }),
    );
    const others = trailList.filter(({ Name = '' }) => !ours.includes(Name)).length;
    return judgeRoom(
      { of: 'trails in a region', planned: ours.length },
      { allowed: ALLOWED, others },
    );
  },
};
