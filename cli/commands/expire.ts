import { anyRoomOption, defineCommand, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { expiredLines } from '#cli/render/upkeep.ts';

/** `airlock expire`: removes what the agreement in force does not let the room keep any longer. */
export const registerExpire: Register = (program, streams, report) =>
  defineCommand<RoomChoice>(program, {
    name: 'expire',
    summary: 'remove what the agreement does not let the room keep any longer',
    streams,
    report,
    configure: anyRoomOption,
    act: async ({ terminal, options }) =>
      withRoom({ terminal, options }, 'write', async (room) => {
        const expired = await room.expire();
        terminal.document({ expired });
        for (const line of expiredLines(expired)) terminal.say(line);
        return EXIT.done;
      }),
  });
