import { outputsOfFile } from '#adapters/aws/client/outputs-file.ts';
import { outputsOfStack } from '#adapters/aws/client/outputs-stack.ts';
import { checkRegion, type RoomOutputs } from '#adapters/aws/client/room-outputs.ts';

/** Where a deployed room is, by its name or by a `.json` file of its outputs. `region` is the one chosen. */
export const findRoom = async (
  nameOrFile: string,
  region: string | undefined,
): Promise<RoomOutputs> => {
  const outputs = nameOrFile.endsWith('.json')
    ? await outputsOfFile(nameOrFile)
    : await outputsOfStack(nameOrFile);
  checkRegion(outputs, region);
  return outputs;
};
