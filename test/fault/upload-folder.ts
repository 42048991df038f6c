import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import type { Acceptance } from '#core/usecases/drops/drop-outcome.ts';

/** Uploads the brand's drop that lies in a folder, and has it accepted. */
export const uploadFolder = async (room: LocalRoom, folder: string): Promise<Acceptance> => {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const drop = { manifest, pathOf: (file: string) => join(folder, file) };
  return deliverDrop(room, 'brand', drop);
};
