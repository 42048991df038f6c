import { anyRoomOptions, type CliCommand } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { expiredLines } from '#cli/render/upkeep.ts';
import { ExpiryDocument } from '#core/documents/expiry-document.ts';

/** `airlock expire`: removes what the agreement in force does not let the room keep any longer. */
export const expire: CliCommand<RoomChoice, ExpiryDocument> = {
  examples: ['expire --room room'],
  options: anyRoomOptions,
  document: ExpiryDocument,
  run: (given) => withRoom(given, 'write', (room) => room.expire()),
  render: expiredLines,
  exitCode: ({ unproven = [] }) => (unproven.length === 0 ? EXIT.done : EXIT.fault),
};
