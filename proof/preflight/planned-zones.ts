import { DescribeAvailabilityZonesCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { z } from 'zod';
import { plannedOf } from '#proof/preflight/planned-room.ts';
import { atHome, type PreflightSeat } from '#proof/preflight/preflight-seat.ts';

/** A zone by the two names that it has: one of this account, one of AWS. */
export interface Zone {
  readonly name: string;
  readonly id: string;
}

const ByIndex = z.object({
  'Fn::Select': z.tuple([z.coerce.number(), z.object({ 'Fn::GetAZs': z.unknown() })]),
});

/** The zones of the account, in order of their names. Local zones are none: functions run in none of them. */
const zonesOf = async (seat: PreflightSeat): Promise<readonly Zone[]> => {
  const { AvailabilityZones = [] } = await atHome(seat).ec2.send(
    new DescribeAvailabilityZonesCommand({
      Filters: [
        { Name: 'zone-type', Values: ['availability-zone'] },
        { Name: 'state', Values: ['available'] },
      ],
    }),
  );
  return AvailabilityZones.map(({ ZoneName = '', ZoneId = '' }) => ({
    name: ZoneName,
    id: ZoneId,
  })).sort((a, b) => (a.name < b.name ? -1 : 1));
};

/**
 * What `Fn::GetAZs` answers: zones that have a default subnet, or all of them where none has
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html).
 */
const selectable = async (seat: PreflightSeat, all: readonly Zone[]): Promise<readonly Zone[]> => {
  const { Subnets = [] } = await atHome(seat).ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] }),
  );
  const withDefault = all.filter(({ name }) =>
    Subnets.some(({ AvailabilityZone }) => AvailabilityZone === name),
  );
  return withDefault.length > 0 ? withDefault : all;
};

/** The zones that the room's subnets would lie in; undefined stands for one that the account has not. */
export const plannedZones = async (seat: PreflightSeat): Promise<readonly (Zone | undefined)[]> => {
  const all = await zonesOf(seat);
  const byIndex = await selectable(seat, all);
  const zones = plannedOf(seat.room, 'AWS::EC2::Subnet').map(({ properties }) => {
    const { AvailabilityZone: zone, AvailabilityZoneId: zoneId } = properties;
    const selected = ByIndex.safeParse(zone);
    return selected.success
      ? byIndex[selected.data['Fn::Select'][0]]
      : all.find(({ name, id }) => (zoneId === undefined ? name === zone : id === zoneId));
  });
  return [...new Set(zones)];
};
