import { tmpdir } from 'node:os';
import { Scratch } from '#adapters/local/scratch.ts';
import { AirlockError } from '#core/errors.ts';

/**
 * Lends a folder in the temporary folder of this machine and removes it afterwards, as well as what a
 * killed process of the same mark left there. Throws AirlockError('usage') if nothing can be written there.
 */
export const withTemporaryScratch = async <Result>(
  mark: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const scratch = new Scratch(tmpdir(), mark);
  try {
    await scratch.sweepOthers().catch((cause: unknown) => {
      throw new AirlockError(
        'usage',
        `The temporary folder "${tmpdir()}" cannot be written: name another one with TMPDIR.`,
        { cause },
      );
    });
    return await use(scratch.folder);
  } finally {
    await scratch.close();
  }
};
