import { AirlockError } from '#core/errors.ts';
import { MAX_COLUMNS } from '#core/source-limits.ts';

/** Refuses a file of more columns than anybody maps, whatever its format. */
export const checkColumnCount = (path: string, columns: number): void => {
  if (columns > MAX_COLUMNS)
    throw new AirlockError(
      'input',
      `"${path}" has more than ${MAX_COLUMNS} columns: export only those that the mapping names.`,
    );
};
