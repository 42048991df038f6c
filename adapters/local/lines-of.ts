import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { AirlockError } from '#core/errors.ts';

/** The lines of a file of the user's, without a byte order mark. Throws AirlockError('input') if there is none. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, 'utf8');
  let isFirst = true;
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      yield isFirst ? line.replace(/^\uFEFF/, '') : line;
      isFirst = false;
    }
  } catch (error) {
    throw new AirlockError('input', `"${path}" cannot be read: is it there, and a file of yours?`, {
      cause: error,
    });
  } finally {
    stream.destroy();
  }
}
