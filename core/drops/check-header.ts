import { AirlockError } from '#core/errors.ts';

/** Looks like a person's data rather than like the name of a column. */
const DATA = /@|\d{5,}|^[0-9a-f]{32,}$/i;

/**
 * Refuses a header line that is really a row, before any message can repeat it: a file without
 * header would otherwise show a person's data in an error.
 */
export const checkHeader = (columns: readonly string[]): void => {
  if (columns.some((column) => DATA.test(column)))
    throw new AirlockError(
      'input',
      'The first line of the file looks like data, not like column names: add a header line.',
    );
};
