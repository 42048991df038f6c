import { makeRoom } from '#adapters/local/make-room.ts';
import { anyRoomOption, defineCommand, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { keepReceipt } from '#cli/keep-receipt.ts';
import { localFolderOf, type RoomChoice } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';

/** `airlock init`: makes the room, its keys, and puts the agreement on the table. */
export const registerInit: Register = (program, streams, report) =>
  defineCommand<RoomChoice & { agreement: string }>(program, {
    name: 'init',
    summary: 'make a room with its keys and put an agreement on the table',
    streams,
    report,
    configure: (command) =>
      anyRoomOption(command).requiredOption(
        '--agreement <file>',
        'the agreement.yaml of the collaboration',
      ),
    act: async ({ terminal, options }) => {
      const folder = localFolderOf(options);
      const signed = await readAgreement(options.agreement);
      const { room, proposed } = await makeRoom(folder, signed);
      try {
        const { approvals } = await room.ledger.state();
        const waiting = signed.agreement.parties
          .map(({ id }) => id)
          .filter((id) => !approvals.has(id));
        terminal.document({
          room: folder,
          agreement: signed.digest,
          proposed: proposed !== undefined,
        });
        terminal.say(
          proposed
            ? `The room "${folder}" is ready. Agreement ${signed.digest} waits for ${waiting.join(' and ')}: run "approve".`
            : `The room "${folder}" has this agreement already; nothing was changed.`,
        );
        return EXIT.done;
      } finally {
        await keepReceipt(terminal, room.receipts, room.ledger.head);
        await room.close();
      }
    },
  });
