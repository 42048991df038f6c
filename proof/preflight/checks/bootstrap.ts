import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { isNamed } from '#adapters/aws/vendor-errors.ts';
import { type PlannedRoom, regionsOf } from '#proof/preflight/planned-room.ts';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, type Finding, failed, judged } from '#proof/smoke/check.ts';

const neededIn = ({ stacks }: PlannedRoom, region: string) =>
  stacks
    .flatMap((stack) => (stack.region === region && stack.bootstrap ? [stack.bootstrap] : []))
    .sort((a, b) => b.version - a.version)[0];

const versionIn = async (
  { clientsIn }: PreflightSeat,
  region: string,
  parameter: string,
): Promise<number> => {
  try {
    const asked = new GetParameterCommand({ Name: parameter });
    return Number((await clientsIn(region).ssm.send(asked)).Parameter?.Value ?? 0);
  } catch (error) {
    if (isNamed(error, 'ParameterNotFound')) return 0;
    throw error;
  }
};

const look = async (seat: PreflightSeat, region: string): Promise<Finding> => {
  const needed = neededIn(seat.room, region);
  if (!needed) return failed('The stacks do not say what they need: synthesise them again.');
  const found = await versionIn(seat, region, needed.parameter);
  return judged(
    found >= needed.version,
    `It is there, in version ${found}.`,
    found > 0
      ? `It is there in version ${found}, and the stacks need ${needed.version}: run "npx cdk bootstrap" for ${region} again.`
      : `It is not there: run "npx cdk bootstrap" for ${region}.`,
  );
};

/** The bucket and the roles of CDK, in each region that the room has stacks in. */
export const bootstrapIn = (room: PlannedRoom): readonly Check<PreflightSeat>[] =>
  regionsOf(room).map((region) => ({
    name: `CDK is at home in ${region}`,
    tried: 'GetParameter of its version',
    run: (seat) => look(seat, region),
  }));
