import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { taken } from '#adapters/local/new-file.ts';
import { AirlockError } from '#core/errors.ts';

/** Characters that are gathered before they are written. */
const GATHERED = 1 << 16;

/**
 * Writes texts, one behind the other, into a file that is not there yet, readable by its owner alone. Throws
 * AirlockError('usage'), and changes nothing, if something is; of texts that fail, nothing is left.
 */
export const writeNewTexts = async (path: string, texts: AsyncIterable<string>): Promise<void> => {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? taken(path, error) : error;
  });
  try {
    let gathered = '';
    for await (const text of texts) {
      gathered += text;
      if (gathered.length < GATHERED) continue;
      await file.appendFile(gathered);
      gathered = '';
    }
    await file.appendFile(gathered);
    await file.sync();
  } catch (fault) {
    await rm(path, { force: true });
    throw fault;
  } finally {
    await file.close();
  }
};

/** The lines of a file of the user's. Throws AirlockError('input') if there is none. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, 'utf8');
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity });
  } catch (error) {
    throw new AirlockError('input', `"${path}" cannot be read: is it there, and a file of yours?`, {
      cause: error,
    });
  } finally {
    stream.destroy();
  }
}
