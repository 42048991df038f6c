import type { RoomChoice } from '#cli/open-room.ts';
import { shellWord } from '#cli/shell-word.ts';
import { AirlockError } from '#core/errors.ts';

/** A command that a message names to be run, as it is quoted there. */
const COMMAND = /"(airlock [^"]+)"/g;

/** The room that is meant where none is named. */
export const USUAL_ROOM = './room';

/** What names a room to a command, as a shell takes it; nothing of the one that is meant where none is named. */
export const roomWords = ({ room, stack }: Pick<RoomChoice, 'room' | 'stack'>): string => {
  if (stack !== undefined) return ` --stack ${shellWord(stack)}`;
  return room === USUAL_ROOM ? '' : ` --room ${shellWord(room)}`;
};

/**
 * A fault with the room in each command that its message names: whoever speaks of a room does not know how it was
 * named, and the command would look for another one. Any other fault is left as it is.
 */
export const inRoom = (fault: unknown, choice: RoomChoice): unknown => {
  const words = roomWords(choice);
  if (!(fault instanceof AirlockError) || words === '') return fault;
  const message = fault.message.replaceAll(COMMAND, (_, command: string) => `"${command}${words}"`);
  if (message === fault.message) return fault;
  const { code, reason, cause } = fault;
  return new AirlockError(code, message, { reason, cause });
};
