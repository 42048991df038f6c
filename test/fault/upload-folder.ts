import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import type { Acceptance } from '#core/usecases/drops/drop-outcome.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';

/** Uploads the brand's drop that lies in a folder, and has it accepted. */
export const uploadFolder = async (room: LocalRoom, folder: string): Promise<Acceptance> => {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const drop = { manifest, pathOf: (file: string) => join(folder, file) };
  return acceptDrop(room)(await uploadDrop(room)('brand', drop));
};
