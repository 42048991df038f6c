import { type Access, localDeps } from '#adapters/local/deps.ts';
import { localClient } from '#cli/room/local-client.ts';
import type { RoomClient } from '#cli/room/room-client.ts';
import { AirlockError } from '#core/errors.ts';

/** Which room a command is about: a folder, unless a deployed one is named. */
export interface RoomChoice {
  readonly room: string;
  readonly stack?: string;
}

/** The folder in which a room is made. A room on AWS is made by its stacks: AirlockError('usage'). */
export const localFolderOf = ({ room, stack }: RoomChoice): string => {
  if (stack === undefined) return room;
  throw new AirlockError(
    'usage',
    'A room on AWS is deployed and not made by "init": deploy its stacks, then let each party approve.',
  );
};

type Use<Result> = (room: RoomClient) => Promise<Result>;

/** Opens the room, lends it, and cleans up behind it. With `read`, nothing in a room of this machine changes. */
export const withRoom = <Result>(
  choice: RoomChoice,
  access: Access,
  use: Use<Result>,
): Promise<Result> =>
  choice.stack === undefined
    ? withLocalRoom(choice.room, access, use)
    : withDeployedRoom(choice.stack, use);

const withLocalRoom = async <Result>(
  folder: string,
  access: Access,
  use: Use<Result>,
): Promise<Result> => {
  const room = await localDeps(folder, access);
  try {
    return await use(localClient(room));
  } finally {
    await room.close();
  }
};

/** The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
const withDeployedRoom = async <Result>(stack: string, use: Use<Result>): Promise<Result> => {
  const { findRoom } = await import('#adapters/aws/find-room.ts');
  const { partyDeps } = await import('#adapters/aws/party-deps.ts');
  const { deployedClient } = await import('#cli/room/deployed-client.ts');
  const room = partyDeps(await findRoom(stack, process.env.AWS_REGION));
  try {
    return await use(deployedClient(room));
  } finally {
    room.close();
  }
};
