import { join } from 'node:path';
import { offeredNames } from '#console/files/own-files.ts';

/** The name of a new file in the folder: no path, and nothing hidden. */
export const NEW_CSV = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}\.csv$/;

/**
 * The files of a folder that may be maps of labels, by their names: regular ones alone, so that no link leads out of it.
 * None where the folder cannot be read.
 */
export const mapsIn = (folder: string): Promise<readonly string[]> =>
  offeredNames(folder, 'file', (name) => name.endsWith('.ndjson'));

/** The path of a map of the folder by its name; undefined for whatever is not one, such as a path or a link. */
export const mapNamed = async (folder: string, name: string): Promise<string | undefined> =>
  (await mapsIn(folder)).includes(name) ? join(folder, name) : undefined;
