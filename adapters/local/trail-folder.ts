import type { FileHandle } from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { namesUnder } from '#adapters/local/names-under.ts';
import { type PackedFile, unpackGzip } from '#adapters/local/unpack-gzip.ts';
import { readRegularFile, withRegularFile } from '#adapters/regular-file.ts';
import { MAX_METADATA_BYTES } from '#core/audit/audit-limits.ts';
import { AirlockError } from '#core/errors.ts';
import type { TrailFiles } from '#core/ports/trail-files.ts';

/** What `aws s3api head-object --query Metadata` prints. */
const Metadata = z.record(z.string(), z.string());
const BESIDE = '.meta.json';

/** Links lead out of the folder, and CloudTrail delivers none. */
const OPENING = { link: false };

const packedFile = (file: FileHandle, size: number): PackedFile => ({
  size,
  read: async (start, length) => {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, length, start);
    return bytes.subarray(0, bytesRead);
  },
  stream: (start) => file.createReadStream({ start, autoClose: false }),
});

/**
 * The files of a trail in a folder of this machine: `<folder>/<bucket>/<key>`, or `<folder>/<key>` where one bucket was
 * copied. What S3 keeps beside an object lies beside its file, under the same name and `.meta.json`. Throws
 * AirlockError('usage') if there is no such folder.
 */
export const trailFolder = async (folder: string): Promise<TrailFiles> => {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    throw new AirlockError(
      'usage',
      `There is no folder "${folder}": name with --trail the one that the bucket of the trail was copied into.`,
    );
  return {
    paths: async () => (await namesUnder(folder, '')).filter((path) => !path.endsWith(BESIDE)),
    metadata: async (path) => metadataOf(join(folder, `${path}${BESIDE}`)),
    unpack: async (path, how) => {
      const unpacked = await withRegularFile(
        join(folder, path),
        (file, { size }) => unpackGzip(packedFile(file, size), how),
        OPENING,
      ).catch(absentFile);
      return unpacked ?? 'absent';
    },
  };
};

/** A digest can name files as it likes: a name that no file can have is one that is not there. */
const absentFile = (error: unknown): undefined => {
  const { code } = error as NodeJS.ErrnoException;
  if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(`${code}`))
    return undefined;
  throw error;
};

const metadataOf = async (path: string): Promise<Readonly<Record<string, string>>> => {
  const bytes = await readRegularFile(path, MAX_METADATA_BYTES, OPENING).catch(absentFile);
  try {
    return Metadata.parse(JSON.parse(bytes?.toString() ?? '{}'));
  } catch {
    return {};
  }
};
