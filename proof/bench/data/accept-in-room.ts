import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { openAgreedRoom } from '#adapters/local/rehearsal-room.ts';
import { MANIFEST_FILE } from '#core/drop-files.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { agreementFor, type RoomUse } from './example.ts';
import type { Side } from './people.ts';

/** A prepared drop of one side, and the room that it goes to. */
export interface DropForRoom {
  readonly room: string;
  readonly drop: string;
  readonly side: Side;
  readonly use?: RoomUse;
}

/** Uploads a drop to a room of this machine, and has it accepted. Throws if it is refused. */
export const acceptInRoom = async (
  { room: folder, drop, side, use }: DropForRoom,
  accept: (room: LocalRoom, arrived: ArrivedDrop) => Promise<Acceptance>,
): Promise<void> => {
  const room = await openAgreedRoom(folder, await agreementFor(use));
  try {
    const arrived = await uploadDrop(room)(side, {
      manifest: JSON.parse(await readFile(join(drop, MANIFEST_FILE), 'utf8')),
      pathOf: (file) => join(drop, file),
    });
    const accepted = await accept(room, arrived);
    if (accepted.outcome !== 'published')
      throw new Error(`the drop was refused: ${accepted.reason}`);
  } finally {
    await room.close();
  }
};
