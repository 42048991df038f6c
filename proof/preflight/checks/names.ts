import { GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { isNamed } from '#adapters/aws/vendor-errors.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import { type NamedResource, namedResources } from '#proof/preflight/named-resources.ts';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, failed, passed, skipped } from '#proof/smoke/check.ts';

/** Cloud Control asks the services themselves, and is slowed down sooner than they are. */
const AT_ONCE = 4;

/** More would be read by nobody. */
const MOST_TOLD = 5;

type Verdict = 'free' | 'ours' | 'taken' | 'unknown';

const isThere = async (
  { clientsIn }: PreflightSeat,
  { type, region, identifier }: NamedResource,
): Promise<boolean> => {
  try {
    const asked = new GetResourceCommand({ TypeName: type, Identifier: identifier });
    await clientsIn(region).cloudControl.send(asked);
    return true;
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return false;
    throw error;
  }
};

/** A room that is deployed already has its names, and may keep them. */
const isOurs = async (
  { clientsIn, room }: PreflightSeat,
  { region, identifier }: NamedResource,
): Promise<boolean> => {
  try {
    const asked = new DescribeStackResourcesCommand({ PhysicalResourceId: identifier });
    const { StackResources = [] } = await clientsIn(region).cloudFormation.send(asked);
    return StackResources.some(({ StackName }) =>
      room.stacks.some((stack) => stack.name === StackName && stack.region === region),
    );
  } catch (error) {
    if (isNamed(error, 'ValidationError')) return false;
    throw error;
  }
};

const verdictOn = async (seat: PreflightSeat, named: NamedResource): Promise<Verdict> => {
  try {
    if (!(await isThere(seat, named))) return 'free';
    return (await isOurs(seat, named)) ? 'ours' : 'taken';
  } catch {
    return 'unknown';
  }
};

const list = (resources: readonly NamedResource[]): string => {
  const told = resources.slice(0, MOST_TOLD).map(({ type, name }) => `${type} "${name}"`);
  const more = resources.length - told.length;
  return told.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

/** CloudFormation would find out half-way, and roll back. */
export const namesAreFree: Check<PreflightSeat> = {
  name: 'nobody has a name that the room needs',
  tried: 'GetResource of Cloud Control for each',
  run: async (seat) => {
    const all = namedResources(seat.room);
    const verdicts = await someAtATime(all, (resource) => verdictOn(seat, resource), AT_ONCE);
    const those = (verdict: Verdict) => all.filter((_, at) => verdicts[at] === verdict);
    const taken = those('taken');
    if (taken.length > 0)
      return failed(
        `There is already ${list(taken)}, in none of the room’s stacks: remove what an earlier room left, or choose another name by -c room=NAME.`,
      );
    const unknown = those('unknown');
    return unknown.length > 0
      ? skipped(`Could not look for ${unknown.length} of ${all.length}: ${list(unknown)}.`)
      : passed(`Of ${all.length} names, ${those('free').length} are free and the others its own.`);
  },
};
