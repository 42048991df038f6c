import { join } from 'node:path';
import { offeredNames } from '#console/files/own-files.ts';

/** As an agreement may be written: JSON is YAML. */
const ENDING = /\.(?:ya?ml|json)$/i;

/** Files of a folder itself that may hold an agreement, by name. Links are none, since they lead elsewhere. */
export const agreementFiles = (folder: string): Promise<readonly string[]> =>
  offeredNames(folder, 'file', (name) => ENDING.test(name));

/** Where a file is that was chosen of them; undefined for any other name, which is never opened. */
export const chosenFile = (
  folder: string,
  files: readonly string[],
  name: string,
): string | undefined => (files.includes(name) ? join(folder, name) : undefined);
