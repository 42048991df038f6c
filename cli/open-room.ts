import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalRoom, localDeps } from '#adapters/local/deps.ts';
import { AirlockError } from '#core/errors.ts';

/** Opens the room in a folder, lends it, and cleans up behind it. */
export const withRoom = async <Result>(
  folder: string,
  use: (room: LocalRoom) => Promise<Result>,
): Promise<Result> => {
  await access(join(folder, 'keys')).catch((cause: unknown) => {
    throw new AirlockError(
      'usage',
      `There is no room in "${folder}": run "init" first, or name it with --room.`,
      {
        cause,
      },
    );
  });
  const room = await localDeps(folder);
  try {
    return await use(room);
  } finally {
    await room.close();
  }
};
