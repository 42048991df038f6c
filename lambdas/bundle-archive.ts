import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { archiveOf } from '#adapters/archive/archive-of.ts';

/** A folder as a zip file, the same wherever it is made. Lambda says the SHA-256 of just these bytes of a function. */
export const archiveOfFolder = async (folder: string): Promise<Uint8Array> => {
  const files: [string, Uint8Array][] = [];
  for (const name of await namesIn(folder))
    files.push([name.split(sep).join('/'), await readFile(join(folder, name))]);
  return archiveOf(files, 6);
};

/** By code units, which no locale changes. */
const namesIn = async (folder: string): Promise<readonly string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
    .sort((one, other) => (one < other ? -1 : 1));
};

/** The SHA-256 of a function's archive: as people write it, and as Lambda says it (`CodeSha256`). */
export interface ArchiveDigest {
  readonly sha256: string;
  readonly codeSha256: string;
  readonly bytes: number;
}

/** Digests of an archive. */
export const digestOf = (archive: Uint8Array): ArchiveDigest => {
  const digest = createHash('sha256').update(archive).digest();
  return {
    sha256: digest.toString('hex'),
    codeSha256: digest.toString('base64'),
    bytes: archive.length,
  };
};
