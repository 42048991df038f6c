import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegularFile } from '#adapters/regular-file.ts';
import { MAX_SETTING_BYTES } from '#core/deployment-limits.ts';
import { AirlockError } from '#core/errors.ts';
import type { DeployedSettings, Read, Reading } from '#core/ports/deployed-settings.ts';

const unread = (why: string): Read => ({ outcome: 'unread', why });

/** A file that says this, and no more, stands for what the service does not have. */
const isAbsence = (said: unknown): boolean =>
  typeof said === 'object' && said !== null && Object.keys(said).length === 1 && 'absent' in said;

const readFile = async (path: string): Promise<Read> => {
  const bytes = await readRegularFile(path, MAX_SETTING_BYTES);
  if (!bytes) return unread('its file is too large, or none');
  try {
    const said: unknown = JSON.parse(bytes.toString());
    return isAbsence(said) ? { outcome: 'absent' } : { outcome: 'read', said };
  } catch {
    return unread('its file is not JSON');
  }
};

/**
 * The settings of a room as somebody else exported them into a folder, a file for each reading. What has no file
 * was not read; that there is no such thing is said by a file that holds `{"absent":true}`. Throws
 * AirlockError('usage') if there is no such folder.
 */
export const exportedSettings = async (folder: string): Promise<DeployedSettings> => {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    throw new AirlockError(
      'usage',
      `There is no folder "${folder}": name with --offline the one that the export was written into.`,
    );
  return {
    read: ({ file }: Reading) =>
      readFile(join(folder, file)).catch(() => unread('there is no file of it')),
  };
};

/**
 * The same settings, of which every answer is written into a folder that is made for it: what somebody else reads
 * with `exportedSettings`. Throws AirlockError('usage') if the folder is there already.
 */
export const savedSettings = async (
  from: DeployedSettings,
  folder: string,
): Promise<DeployedSettings> => {
  await mkdir(folder).catch((cause: unknown) => {
    throw new AirlockError(
      'usage',
      `The folder "${folder}" cannot be made: name with --save one that is not there yet, in a folder that is.`,
      { cause },
    );
  });
  return {
    read: async (reading) => {
      const read = await from.read(reading);
      const said = read.outcome === 'absent' ? { absent: true } : 'said' in read && read.said;
      if (read.outcome !== 'unread')
        await writeFile(join(folder, reading.file), `${JSON.stringify(said, undefined, 2)}\n`);
      return read;
    },
  };
};
