import { randomUUID } from 'node:crypto';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { placeFile } from '#adapters/local/place-file.ts';
import { Scratch } from '#adapters/local/scratch.ts';
import { AirlockError } from '#core/errors.ts';

/** Characters that are gathered before they are written. */
const GATHERED = 1 << 16;

/** Whose scratch folders stand beside new files: whatever is in them never got its name. */
const WRITING = 'new-file';

/** Readable by its owner alone, or by whomever the user's own settings let. */
type Readers = 'owner' | 'as-usual';

const MODES: Readonly<Record<Readers, number>> = { owner: 0o600, 'as-usual': 0o666 };

const taken = (path: string, cause?: unknown): AirlockError =>
  new AirlockError(
    'usage',
    `There is something at "${path}" already: name another file, or move that one away.`,
    { cause },
  );

/**
 * Throws AirlockError('usage') if anything stands at a path, even a link that leads nowhere, if there is no folder for it,
 * or if it is `-`: who writes that means standard output, and would look for what came in vain.
 */
export const checkFree = async (path: string): Promise<void> => {
  if (path === '-')
    throw new AirlockError(
      'usage',
      'Nothing is written to standard output by "-": name a file, or "./-" for one of that name.',
    );
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (found) throw taken(path);
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (folder?.isDirectory()) return;
  throw new AirlockError(
    'usage',
    `There is no folder "${dirname(path)}" for "${path}": make it, or name another file.`,
  );
};

/** Writes a file that is not there yet: as `writeNewTexts`, but as readable as the user's other files. */
export const writeNewFile = (path: string, content: string | Uint8Array): Promise<void> =>
  writeBeside(path, 'as-usual', (file) => file.writeFile(content));

/** Writes a file of one text that is not there yet: as `writeNewTexts`, readable by its owner alone. */
export const writeNewSecret = (path: string, text: string): Promise<void> =>
  writeBeside(path, 'owner', (file) => file.writeFile(text));

/**
 * Writes texts, one behind the other, into a file that is not there yet, readable by its owner alone. It has its name
 * once it is whole: whoever is killed before leaves nothing there, and what else it leaves the next such file takes away.
 * Throws AirlockError('usage'), and changes nothing, if something is at the path.
 */
export const writeNewTexts = (path: string, texts: AsyncIterable<string>): Promise<void> =>
  writeBeside(path, 'owner', async (file) => {
    let gathered = '';
    for await (const text of texts) {
      gathered += text;
      if (gathered.length < GATHERED) continue;
      await file.appendFile(gathered);
      gathered = '';
    }
    await file.appendFile(gathered);
  });

/** The scratch folder is beside the file, since a file has another name in the same file system alone. */
const writeBeside = async (
  path: string,
  readers: Readers,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> => {
  await checkFree(path);
  const scratch = new Scratch(dirname(path), WRITING);
  try {
    await scratch.sweepOthers();
    const written = join(scratch.folder, randomUUID());
    const file = await open(written, 'wx', MODES[readers]);
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await placeFile(written, path).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? taken(path, error) : error;
    });
  } finally {
    await scratch.close();
  }
};
