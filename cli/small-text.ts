import { isThere } from '#adapters/local/records/find-files.ts';
import { readRegularFile } from '#adapters/regular-file.ts';
import { noSuchFile } from '#cli/no-such-file.ts';
import { AirlockError } from '#core/errors.ts';

/** What a text is, and how long it may be. */
interface Expected {
  readonly what: string;
  readonly maxBytes: number;
  /** What `-` stands for, in place of standard input. */
  readonly input?: string | undefined;
}

const tooLarge = ({ what, maxBytes }: Expected): AirlockError =>
  new AirlockError(
    'input',
    `The ${what} take more than ${Math.floor(maxBytes / 1024)} KiB, or are no regular file.`,
  );

const givenBytes = (input: string, expected: Expected): Buffer => {
  const bytes = Buffer.from(input);
  if (bytes.length > expected.maxBytes) throw tooLarge(expected);
  return bytes;
};

const standardInput = async (expected: Expected): Promise<Buffer> => {
  if (expected.input !== undefined) return givenBytes(expected.input, expected);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of process.stdin) {
    const taken = Buffer.from(piece);
    bytes += taken.length;
    if (bytes > expected.maxBytes) throw tooLarge(expected);
    pieces.push(taken);
  }
  return Buffer.concat(pieces);
};

const fileBytes = async (path: string, expected: Expected): Promise<Buffer> => {
  if (!(await isThere(path))) throw noSuchFile(expected.what);
  const bytes = await readRegularFile(path, expected.maxBytes).catch((cause: unknown) => {
    throw new AirlockError('input', `"${path}" cannot be read: check the path.`, { cause });
  });
  if (bytes === undefined) throw tooLarge(expected);
  return bytes;
};

/**
 * A short text that must not stand on a command line: of a file, or of standard input where that is `-`. Throws
 * AirlockError('usage') where there is no such file, which does not repeat its name: that may be the text itself.
 */
export const smallText = async (path: string, expected: Expected): Promise<string> => {
  const bytes = await (path === '-' ? standardInput(expected) : fileBytes(path, expected));
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
};
