import { anyRoomOption, defineCommand, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { statusLines } from '#cli/render/status.ts';
import { waitingLines } from '#cli/render/upkeep.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';

/** `airlock status`: what the ledger says of the room, and what in it waits to be cleaned up. */
export const registerStatus: Register = (program, streams, report) =>
  defineCommand<RoomChoice>(program, {
    name: 'status',
    summary: 'show the agreement, approvals, datasets and answers of the room',
    streams,
    report,
    configure: anyRoomOption,
    act: async ({ terminal, options }) =>
      withRoom({ terminal, options }, 'read', async (room) => {
        const status = await room.status();
        const waiting = await room.waiting();
        const { signed, ...rest } = status;
        terminal.document({
          collaboration: signed.agreement.id,
          agreement: signed.digest,
          terms: effectiveTerms(signed.agreement),
          ...rest,
          ...(waiting && { waiting }),
        });
        for (const line of statusLines(status)) terminal.say(line);
        if (waiting) for (const line of waitingLines(waiting)) terminal.say(line);
        return EXIT.done;
      }),
  });
