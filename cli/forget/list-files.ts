import { namesSomething } from '#adapters/local/records/find-files.ts';
import { noSuchFile } from '#cli/no-such-file.ts';
import { filesOf, STANDARD_INPUT } from '#cli/open-files.ts';

/**
 * The files of a list of people, or standard input. Throws AirlockError('usage') for an argument that names no file, which
 * it does not repeat: it may be one of these people.
 */
export const listFiles = async (args: readonly string[]): Promise<readonly string[]> => {
  for (const each of args)
    if (each !== STANDARD_INPUT && !(await namesSomething(each))) throw noSuchFile('list');
  return filesOf(args);
};
