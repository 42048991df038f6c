import { readFile } from 'node:fs/promises';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { findRoom } from '#adapters/aws/client/find-room.ts';
import { PIPELINE_SUFFIX } from '#adapters/aws/client/outputs-stack.ts';

type Outputs = Readonly<Record<string, unknown>>;

/**
 * All outputs of a room, by its name or by the `.json` file of them. The command line's own reader goes
 * first: it says in one sentence what is wrong with a name, a file, a region or the credentials.
 */
export const smokeOutputs = async (nameOrFile: string): Promise<Outputs> => {
  const { Region } = await findRoom(nameOrFile, process.env.AWS_REGION);
  return nameOrFile.endsWith('.json')
    ? fileOutputs(nameOrFile)
    : stackOutputs(`${nameOrFile}${PIPELINE_SUFFIX}`, Region);
};

const fileOutputs = async (path: string): Promise<Outputs> => {
  const stacks = JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, Outputs>>;
  const [, outputs = {}] =
    Object.entries(stacks).find(([name]) => name.endsWith(PIPELINE_SUFFIX)) ?? [];
  return outputs;
};

const stackOutputs = async (StackName: string, region: string): Promise<Outputs> => {
  const client = new CloudFormationClient({ region });
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    const outputs = Stacks?.[0]?.Outputs ?? [];
    return Object.fromEntries(
      outputs.map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue]),
    );
  } finally {
    client.destroy();
  }
};
