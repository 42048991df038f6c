import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type Zippable, type ZippableFile, zipSync } from 'fflate';

/** The first day that a zip file can say. fflate writes it by the machine's own clock, so it is said by that. */
const NO_DATE = new Date(1980, 0, 1);

/** A regular file that everybody may read (0644), as Unix says it in a zip file's upper half. */
const FILE_MODE = 0o100_644 << 16;
const UNIX = 3;

/** The same trouble everywhere: fflate is JavaScript alone, so no zlib of a machine has a part in the bytes. */
const LEVEL = 6;

/**
 * A folder as a zip file that depends on the names and bytes of its files alone: not on when, where, by whom
 * and on which machine it was made. Lambda says the SHA-256 of just these bytes of a function.
 */
export const archiveOf = async (folder: string): Promise<Uint8Array> => {
  const files: Record<string, ZippableFile> = {};
  for (const name of await namesIn(folder)) files[name] = await readFile(join(folder, name));
  const entries: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      name.split(sep).join('/'),
      [bytes, { mtime: NO_DATE, os: UNIX, attrs: FILE_MODE, level: LEVEL }],
    ]),
  ) as Zippable;
  return zipSync(entries);
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
