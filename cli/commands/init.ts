import { z } from 'zod';
import { makeRoom } from '#adapters/local/make-room.ts';
import { anyRoomOptions, type CliCommand, required } from '#cli/command.ts';
import { keepReceipt } from '#cli/keep-receipt.ts';
import { localFolderOf, type RoomChoice } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { PartyId } from '#core/names.ts';

/** A room that was made, or that was there already. */
const RoomDocument = z.strictObject({
  kind: z.literal('room'),
  room: z.string(),
  agreement: ChecksumText,
  /** Whether the agreement was put on the table just now. */
  proposed: z.boolean(),
  waitingFor: z.array(PartyId),
});

interface Options extends RoomChoice {
  readonly agreement: string;
}

/** `airlock init`: makes the room, its keys, and puts the agreement on the table. */
export const init: CliCommand<Options, z.infer<typeof RoomDocument>> = {
  name: 'init',
  summary: 'make a room with its keys and put an agreement on the table',
  examples: ['init --room room --agreement agreement.yaml'],
  options: [
    ...anyRoomOptions,
    required('--agreement <file>', 'the agreement.yaml of the collaboration'),
  ],
  document: RoomDocument,
  run: async ({ terminal, options }) => {
    const folder = localFolderOf(options);
    const { agreement, digest } = await readAgreement(options.agreement);
    const { room, proposed } = await makeRoom(folder, { agreement, digest });
    try {
      const { approvals } = await room.ledger.state();
      return {
        kind: 'room',
        room: folder,
        agreement: digest,
        proposed: proposed !== undefined,
        waitingFor: agreement.parties.map(({ id }) => id).filter((id) => !approvals.has(id)),
      };
    } finally {
      await keepReceipt(terminal, room.receipts, room.ledger.head);
      await room.close();
    }
  },
  render: ({ room, agreement, proposed, waitingFor }) => [
    proposed
      ? `The room "${room}" is ready. Agreement ${agreement} waits for ${waitingFor.join(' and ')}: run "approve".`
      : `The room "${room}" has this agreement already; nothing was changed.`,
  ],
};
