import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { parseOutputs, type RoomOutputs } from '#adapters/aws/client/room-outputs.ts';
import { COMMAND_OPTIONS } from '#adapters/aws/clients.ts';
import { callAws, isNamed } from '#adapters/aws/vendor-errors.ts';
import { AirlockError } from '#core/errors.ts';

/** What the name of the stack that tells where a room is adds to the room's. */
export const PIPELINE_SUFFIX = '-pipeline';

const ROOM_NAME = /^[A-Za-z][A-Za-z0-9-]{0,99}$/;

/** The outputs of a room from its stack, for whoever may describe the operator's stacks. */
export const outputsOfStack = async (room: string): Promise<RoomOutputs> => {
  if (!ROOM_NAME.test(room))
    throw new AirlockError(
      'usage',
      'No deployed room has such a name: give --stack the name of the room, or a .json file of its outputs.',
    );
  const stack = `${room}${PIPELINE_SUFFIX}`;
  const outputs = await describeStack(stack);
  return parseOutputs(Object.fromEntries(outputs), {
    called: `the stack "${stack}"`,
    code: 'room',
    advice: "deploy the room's stacks again",
  });
};

type Output = readonly [string, string | undefined];

const describeStack = async (stack: string): Promise<readonly Output[]> => {
  const client = new CloudFormationClient(COMMAND_OPTIONS);
  await client.config.region().catch((cause: unknown) => {
    throw new AirlockError(
      'usage',
      'No AWS region is chosen: set AWS_REGION to the region of the room.',
      { cause },
    );
  });
  return callAws(`the stack "${stack}"`, async () => {
    try {
      const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
      const outputs = Stacks?.[0]?.Outputs ?? [];
      return outputs.map(({ OutputKey = '', OutputValue }): Output => [OutputKey, OutputValue]);
    } catch (error) {
      if (isNamed(error, 'ValidationError')) throw noStack(stack, error);
      throw error;
    } finally {
      client.destroy();
    }
  });
};

const noStack = (stack: string, cause: Error): AirlockError =>
  new AirlockError(
    'usage',
    `AWS finds no stack "${stack}" in this account and region: check --stack, the credentials and AWS_REGION.`,
    { cause },
  );
