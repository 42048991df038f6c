import { Command } from 'commander';
import { anyRoomOption, defineCommand, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { verdictLines } from '#cli/render/room-verdict.ts';
import { upkeepLines } from '#cli/render/upkeep.ts';

/** `airlock room verify|upkeep`: proves every file of the room, and cleans it up. */
export const registerRoom: Register = (program, streams, report) => {
  const room = new Command('room')
    .description('verify the files of the room, or clean it up')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: (text) => streams.out.write(text) });
  registerVerify(room, streams, report);
  registerUpkeep(room, streams, report);
  program.addCommand(room);
};

const registerVerify: Register = (program, streams, report) =>
  defineCommand<RoomChoice>(program, {
    name: 'verify',
    summary: 'prove that every file that the ledger names is there and unchanged',
    streams,
    report,
    configure: anyRoomOption,
    // What it finds is noted in the ledger; where nothing is news, nothing in the folder changes.
    act: async ({ terminal, options }) =>
      withRoom({ terminal, options }, 'read', async (room) => {
        const verdict = await room.verifyRoom();
        terminal.document(verdict);
        for (const line of verdictLines(verdict)) terminal.say(line);
        if (!verdict.noted)
          terminal.note(
            'What was found could not be written into the ledger: make the room writable and verify it again.',
          );
        return verdict.outcome === 'whole' ? EXIT.done : EXIT.fault;
      }),
  });

const registerUpkeep: Register = (program, streams, report) =>
  defineCommand<RoomChoice>(program, {
    name: 'upkeep',
    summary: 'remove what killed commands left, and what the agreement lets nobody keep',
    streams,
    report,
    configure: anyRoomOption,
    act: async ({ terminal, options }) =>
      withRoom({ terminal, options }, 'write', async (room) => {
        const done = await room.upkeep();
        terminal.document(done);
        for (const line of upkeepLines(done)) terminal.say(line);
        return EXIT.done;
      }),
  });
