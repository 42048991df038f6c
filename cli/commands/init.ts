import { Option } from 'commander';
import { z } from 'zod';
import { makeRoom } from '#adapters/local/make-room.ts';
import { anyRoomOptions, type CliCommand, required } from '#cli/command.ts';
import { keepReceipt } from '#cli/keep-receipt.ts';
import { localFolderOf, type RoomChoice } from '#cli/open-room.ts';
import { readAgreement } from '#cli/read-file.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { PartyId } from '#core/names.ts';

/** A room that was made. */
const RoomDocument = z.strictObject({
  kind: z.literal('room'),
  room: z.string(),
  agreement: ChecksumText,
  /** Whether this run put the agreement on the table, and not one before it that was cut off. */
  proposed: z.boolean(),
  waitingFor: z.array(PartyId),
});

interface Options extends RoomChoice {
  readonly agreement: string;
  readonly party?: string;
}

/** `airlock init`: makes the room, its keys, and puts the agreement on the table. */
export const init: CliCommand<Options, z.infer<typeof RoomDocument>> = {
  examples: ['init --room room --agreement agreement.yaml'],
  options: [
    ...anyRoomOptions,
    required('--agreement <file>', 'the agreement.yaml of the collaboration'),
    new Option('--party <id>', 'the party that proposes it, for the record'),
  ],
  document: RoomDocument,
  run: async ({ terminal, options }) => {
    const folder = localFolderOf(options);
    const { agreement, digest } = await readAgreement(options.agreement);
    if (options.party !== undefined) partyOf(agreement, options.party);
    const { room, proposed } = await makeRoom(folder, { agreement, digest }, options.party);
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
  render: ({ room, agreement, waitingFor }) => [
    `The room "${room}" is ready. Agreement ${agreement} waits for ${waitingFor.join(' and ')}: run "approve".`,
  ],
};
