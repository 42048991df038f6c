import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { AirlockError, type ErrorCode } from '#core/errors.ts';

/** What a file was to be, for the sentence that says what it is instead. */
export interface FileFault {
  readonly code: ErrorCode;
  readonly path: string;
}

/** Says that something is there that cannot be read as a file: a pipe, a device, a socket, a folder. */
export const notRegular = ({ code, path }: FileFault): AirlockError =>
  new AirlockError(code, `"${path}" is not a regular file: name a file that lies on a disk.`);

/** How to open: `link: false` does not follow a link. */
interface Opening {
  readonly link?: boolean;
}

/**
 * Opens a regular file for reading. Never waits: a pipe without a writer, a device or a socket answers
 * undefined, as a folder does. Errors of the system pass through. Close what you got.
 */
export const openRegularFile = async (
  path: string,
  { link = true }: Opening = {},
): Promise<FileHandle | undefined> => {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (link ? 0 : constants.O_NOFOLLOW);
  const file = await open(path, flags).catch((error: NodeJS.ErrnoException) => {
    // ENXIO: a socket, or a device without a driver. ELOOP: a link that is not to be followed.
    if (error.code === 'ENXIO' || (error.code === 'ELOOP' && !link)) return undefined;
    throw error;
  });
  if (!file || (await file.stat()).isFile()) return file;
  await file.close();
  return undefined;
};

/** Opens a regular file, lends it with what the system says of it, and closes it; undefined if it is none. */
export const withRegularFile = async <Result>(
  path: string,
  use: (file: FileHandle, stats: Stats) => Promise<Result>,
  opening: Opening = {},
): Promise<Result | undefined> => {
  const file = await openRegularFile(path, opening);
  if (!file) return undefined;
  try {
    return await use(file, await file.stat());
  } finally {
    await file.close();
  }
};

/**
 * The whole of a regular file of at most `maxBytes`. Undefined if it is no regular file or larger. Files
 * that say they are empty are not read: those of /proc may never end.
 */
export const readRegularFile = (
  path: string,
  maxBytes: number,
  opening: Opening = {},
): Promise<Buffer | undefined> =>
  withRegularFile(
    path,
    async (file, { size }) => {
      if (size > maxBytes) return undefined;
      return size === 0 ? Buffer.alloc(0) : file.readFile();
    },
    opening,
  );
