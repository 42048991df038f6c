import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { isNamed } from '#adapters/aws/vendor-errors.ts';
import type { PlannedRoom, PlannedStack } from '#proof/preflight/planned-room.ts';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, type Finding, failed, passed } from '#proof/smoke/check.ts';

/**
 * CloudFormation takes no change to a stack in these states
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html). One whose creation was
 * rolled back is in such a state too, but CDK removes it by itself before it makes it anew.
 */
const STUCK = /^(ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED)$/;

const statusOf = async (
  { clientsIn }: PreflightSeat,
  { name, region }: PlannedStack,
): Promise<string | undefined> => {
  try {
    const asked = new DescribeStacksCommand({ StackName: name });
    return (await clientsIn(region).cloudFormation.send(asked)).Stacks?.[0]?.StackStatus;
  } catch (error) {
    if (isNamed(error, 'ValidationError')) return undefined;
    throw error;
  }
};

const judge = (status: string | undefined): Finding => {
  if (status === undefined) return passed('It is not there yet.');
  if (status === 'ROLLBACK_COMPLETE')
    return passed('Its creation was rolled back, and cdk removes it before it makes it anew.');
  if (STUCK.test(status))
    return failed(
      `It is left over from a deployment that failed (${status}): delete it, its termination protection first, and look at what it kept.`,
    );
  if (/_IN_PROGRESS$/.test(status))
    return failed('Somebody is changing it just now: wait until that has ended.');
  if (/_FAILED$/.test(status))
    return failed(`Its last change failed (${status}): continue or roll it back first.`);
  return passed('It is there, and takes changes.');
};

/** Nothing of an earlier attempt stands in the way of the room's stacks. */
export const stacksAreFree = ({ stacks }: PlannedRoom): readonly Check<PreflightSeat>[] =>
  stacks.map((stack) => ({
    name: `the stack ${stack.name} can be deployed`,
    tried: 'DescribeStacks',
    run: async (seat) => judge(await statusOf(seat, stack)),
  }));
