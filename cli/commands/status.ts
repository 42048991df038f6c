import { anyRoomOptions, type CliCommand } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { statusLines } from '#cli/render/status.ts';
import { StatusDocument } from '#core/documents/status-document.ts';

/** `airlock status`: what the ledger says of the room, and what in it waits to be cleaned up. */
export const status: CliCommand<RoomChoice, StatusDocument> = {
  examples: ['status --room room'],
  options: anyRoomOptions,
  document: StatusDocument,
  run: (given) => withRoom(given, 'read', (room) => room.status()),
  render: statusLines,
};
