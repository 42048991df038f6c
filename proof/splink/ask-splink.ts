import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const SCRIPT = fileURLToPath(new URL('link.py', import.meta.url));

/** Two records of which Splink says that they are one person, by their ids. */
const LinkedPairs = z.array(z.tuple([z.string(), z.string()]));
export type LinkedPairs = z.infer<typeof LinkedPairs>;

/** The pairs that Splink finds in the two files of FEBRL 4, one to one. Rejects where Python or Splink fails. */
export const askSplink = async (
  python: string,
  files: readonly [string, string],
): Promise<LinkedPairs> => {
  const { stdout } = await promisify(execFile)(python, [SCRIPT, ...files], {
    maxBuffer: 16 * 1024 * 1024,
    timeout: 240_000,
  });
  // Splink prints what it does as well; the pairs are the last line.
  return LinkedPairs.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
};
