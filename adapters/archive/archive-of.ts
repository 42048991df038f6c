import { type Zippable, type ZippableFile, zipSync } from 'fflate';

/** The first day that a zip file can say. fflate writes it by the machine's own clock, so it is said by that. */
const NO_DATE = new Date(1980, 0, 1);

/** A regular file that everybody may read (0644), as Unix says it in a zip file's upper half. */
const FILE_MODE = 0o100_644 << 16;
const UNIX = 3;

/** How hard the files are packed: 0 not at all, 6 as every program does it. */
export type PackedAt = 0 | 6;

/**
 * Files as a zip archive that depends on their names, their order and their bytes alone: not on when, where, by whom
 * and on which machine it was made. fflate is JavaScript alone, so no zlib of a machine has a part in the bytes.
 */
export const archiveOf = (
  files: Iterable<readonly [name: string, bytes: Uint8Array]>,
  level: PackedAt,
): Uint8Array => {
  const entries: Zippable = {};
  for (const [name, bytes] of files)
    entries[name] = [bytes, { mtime: NO_DATE, os: UNIX, attrs: FILE_MODE, level }] as ZippableFile;
  return zipSync(entries);
};
