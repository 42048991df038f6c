import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAgreedRoom } from '#adapters/local/rehearsal-room.ts';
import { MANIFEST_FILE } from '#core/drop-files.ts';
import type { Tokeniser } from '#core/ports/tokeniser.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { benchAgreement } from '#proof/bench/data/example.ts';
import type { Side } from '#proof/bench/data/people.ts';
import type { Timer } from '#proof/bench/timing.ts';

interface Params {
  readonly room: string;
  readonly drop: string;
  readonly side: Side;
}

/** Accepts a drop, and measures of it what a function does that tokenises a part: the sum over all parts. */
export const run = async (
  { room: folder, drop, side }: Params,
  time: Timer,
): Promise<undefined> => {
  const room = await openAgreedRoom(folder, await benchAgreement());
  const tokeniser: Tokeniser = {
    tokenise: (task) => time(() => room.tokeniser.tokenise(task)),
  };
  try {
    const arrived = await uploadDrop(room)(side, {
      manifest: JSON.parse(await readFile(join(drop, MANIFEST_FILE), 'utf8')),
      pathOf: (file) => join(drop, file),
    });
    const accepted = await acceptDrop({ ...room, tokeniser })(arrived);
    if (accepted.outcome !== 'published')
      throw new Error(`the drop was refused: ${accepted.reason}`);
  } finally {
    await room.close();
  }
};
