import { z } from 'zod';
import { PIPELINE_SUFFIX } from '#adapters/aws/client/outputs-stack.ts';
import { parseOutputs, type RoomOutputs } from '#adapters/aws/client/room-outputs.ts';
import { notRegular, readRegularFile } from '#adapters/regular-file.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_DOCUMENT_BYTES } from '#core/limits.ts';

const Stacks = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * The outputs of a room from a file, as `cdk deploy --outputs-file` writes it: how a party, which
 * cannot look into the operator's stacks, learns where the room is.
 */
export const outputsOfFile = async (path: string): Promise<RoomOutputs> => {
  const stacks = Object.entries(await readStacks(path)).filter(([name]) =>
    name.endsWith(PIPELINE_SUFFIX),
  );
  const [only] = stacks;
  if (!only || stacks.length > 1)
    throw new AirlockError(
      'usage',
      `"${path}" holds the outputs of ${stacks.length} rooms: it must hold one stack whose name ends in "${PIPELINE_SUFFIX}".`,
    );
  return parseOutputs(only[1], {
    called: `"${path}"`,
    code: 'usage',
    advice: 'ask the operator for the file that "cdk deploy --outputs-file" wrote last',
  });
};

const readStacks = async (path: string): Promise<z.infer<typeof Stacks>> => {
  const content = await readRegularFile(path, MAX_DOCUMENT_BYTES).catch((cause: unknown) => {
    throw new AirlockError('usage', `The outputs "${path}" cannot be read: check the path.`, {
      cause,
    });
  });
  if (!content) throw notRegular({ code: 'usage', path });
  try {
    return Stacks.parse(JSON.parse(content.toString()));
  } catch (cause) {
    throw new AirlockError(
      'usage',
      `"${path}" is not a file of stack outputs: ask the operator for the one that "cdk deploy --outputs-file" wrote.`,
      { cause },
    );
  }
};
