import { AirlockError } from '#core/errors.ts';

/** Looks like a person's data: an address, a long or a formatted number, a digest in hex or base64. */
const DATA =
  /@|\d{5,}|^\+?(?:[\s()./-]*\d){6,}[\s()./-]*$|^(?:0x)?[0-9a-f]{32,}$|^[a-z0-9+/]{43}=$/i;

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
