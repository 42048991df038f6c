import { anyRoomOptions, type CliCommand } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { verdictLines } from '#cli/render/room-verdict.ts';
import { upkeepLines } from '#cli/render/upkeep.ts';
import { RoomVerdictDocument } from '#core/documents/room-verdict-document.ts';
import { UpkeepDocument } from '#core/documents/upkeep-document.ts';

const NOT_NOTED = {
  note: 'What was found could not be written into the ledger: make the room writable and verify it again.',
};

/** `airlock room verify`: proves every file of the room. */
export const roomVerify: CliCommand<RoomChoice, RoomVerdictDocument> = {
  examples: ['room verify --room room'],
  options: anyRoomOptions,
  document: RoomVerdictDocument,
  // What it finds is noted in the ledger; where nothing is news, nothing in the folder changes.
  run: (given) => withRoom(given, 'read', (room) => room.verifyRoom()),
  render: (verdict) => [...verdictLines(verdict), ...(verdict.noted ? [] : [NOT_NOTED])],
  exitCode: ({ outcome }) => (outcome === 'whole' ? EXIT.done : EXIT.fault),
};

/** `airlock room upkeep`: cleans the room up. */
export const roomUpkeep: CliCommand<RoomChoice, UpkeepDocument> = {
  examples: ['room upkeep --room room'],
  options: anyRoomOptions,
  document: UpkeepDocument,
  run: (given) => withRoom(given, 'write', (room) => room.upkeep()),
  render: upkeepLines,
  exitCode: ({ unproven = [] }) => (unproven.length === 0 ? EXIT.done : EXIT.fault),
};
