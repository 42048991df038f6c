import { DescribeVpcEndpointServicesCommand } from '@aws-sdk/client-ec2';
import { type PlannedRoom, plannedOf } from '#proof/preflight/planned-room.ts';
import { plannedZones, type Zone } from '#proof/preflight/planned-zones.ts';
import { atHome, type PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, failed, passed } from '#proof/smoke/check.ts';

const endpointsIn = (room: PlannedRoom): readonly string[] =>
  plannedOf(room, 'AWS::EC2::VPCEndpoint').flatMap(({ properties }) =>
    properties.VpcEndpointType === 'Interface' && typeof properties.ServiceName === 'string'
      ? [properties.ServiceName]
      : [],
  );

const where = (zones: readonly Zone[]): string =>
  zones.map(({ name, id }) => `${name} (${id})`).join(' and ');

const OTHER_ZONES = 'choose others by -c zones=ID,ID, or another region';

/** Which of the zones lack the endpoint of a service. */
const lacking = async (
  seat: PreflightSeat,
  services: readonly string[],
  zones: readonly Zone[],
): Promise<(service: string) => readonly Zone[]> => {
  const { ServiceDetails = [] } = await atHome(seat).ec2.send(
    new DescribeVpcEndpointServicesCommand({ ServiceNames: [...services] }),
  );
  return (service) => {
    const there = ServiceDetails.filter(({ ServiceName }) => ServiceName === service);
    return zones.filter(
      ({ name }) => !there.some(({ AvailabilityZones }) => AvailabilityZones?.includes(name)),
    );
  };
};

/**
 * AWS lists nowhere in which zones functions run; it only refuses ("The provided subnets contain
 * availability zone Lambda doesn't support"). The nearest that can be read is where Lambda has an endpoint.
 */
const zonesServe: Check<PreflightSeat> = {
  name: 'the zones of the network have what the room needs',
  tried: 'DescribeAvailabilityZones, DescribeSubnets and DescribeVpcEndpointServices of EC2',
  run: async (seat) => {
    const planned = await plannedZones(seat);
    const zones = planned.filter((zone) => zone !== undefined);
    if (zones.length < planned.length || zones.length < 2)
      return failed(
        `The account has not the zones that the network is planned in: ${OTHER_ZONES}.`,
      );
    const endpoints = endpointsIn(seat.room);
    const lambda = `com.amazonaws.${seat.room.config.region}.lambda`;
    const without = await lacking(seat, [...endpoints, lambda], zones);
    for (const service of endpoints) {
      const none = without(service);
      if (none.length > 0)
        return failed(`AWS has no endpoint ${service} in ${where(none)}: ${OTHER_ZONES}.`);
    }
    const none = without(lambda);
    return none.length > 0
      ? failed(
          `Lambda has no endpoint in ${where(none)}, so functions will hardly run there: ${OTHER_ZONES}.`,
        )
      : passed(`${where(zones)} have every endpoint, and that of Lambda.`);
  },
};

/** A room without a network of its own is put into zones by AWS. */
export const zonesOfNetwork = (room: PlannedRoom): readonly Check<PreflightSeat>[] =>
  plannedOf(room, 'AWS::EC2::Subnet').length > 0 ? [zonesServe] : [];
