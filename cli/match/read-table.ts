import { lstat } from 'node:fs/promises';
import { readText } from '#cli/read-file.ts';
import { readYaml } from '#core/agreement/read-yaml.ts';
import { AirlockError } from '#core/errors.ts';
import { MatchTable } from '#core/match-keys/match-table.ts';
import { TABLE_NAMES, tableNamed } from '#core/match-keys/match-terms.ts';

/** A table that comes with the room, by its name, or one of a file. Throws AirlockError('usage'). */
export const readTable = async (named: string): Promise<MatchTable> => {
  if (TABLE_NAMES.includes(named)) return tableNamed(named);
  if (!(await lstat(named).catch(() => undefined)))
    throw new AirlockError(
      'usage',
      `"${named}" is no table that comes with the room (${TABLE_NAMES.join(', ')}), and no file: name one of them.`,
    );
  return readYaml(MatchTable, await readText(named, 'table'), { file: named, code: 'usage' });
};
