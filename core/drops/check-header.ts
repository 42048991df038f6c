import { areAmbiguous, findColumns } from '#core/drops/find-columns.ts';
import { AirlockError } from '#core/errors.ts';
import { nearestName } from '#core/nearest-name.ts';

/** Looks like a person's data: an address, a long or a formatted number, a digest in hex or base64. */
const DATA =
  /@|\d{5,}|^\+?(?:[\s()./-]*\d){6,}[\s()./-]*$|^(?:0x)?[0-9a-f]{32,}$|^[a-z0-9+/]{43}=$/i;

/**
 * Checks that a header has the wanted columns, and means one by each. Refuses a header line that is really
 * a row before any message can repeat it: a file without header would otherwise show a person's data in
 * an error. Throws AirlockError('input'); `of` says which file is meant.
 */
export const checkHeader = (
  columns: readonly string[],
  wanted: readonly string[] = [],
  of = 'the file',
): void => {
  const places = findColumns(columns, wanted);
  const missing = wanted.find((_, at) => places[at]?.length === 0);
  const known = wanted.length > 0 && missing === undefined;
  if (!known && columns.some((column) => DATA.test(column)))
    throw new AirlockError(
      'input',
      `The first line of ${of} looks like data, not like column names: add a header line.`,
    );
  if (missing !== undefined) throw missingColumn(columns, missing, of);
  wanted.forEach((name, at) => {
    const found = places[at] ?? [];
    if (areAmbiguous(columns, found))
      throw new AirlockError(
        'input',
        `The columns ${found.map((place) => place + 1).join(' and ')} of ${of} are called "${name}" but for case and blanks: write the name in the mapping as the header has it.`,
      );
  });
};

/** What to do about it. The header is not listed: where it is really a row, that would show a person's data. */
const insteadOf = (columns: readonly string[], name: string): string => {
  const meant = nearestName(name, columns);
  const compare = 'compare the mapping with its header line';
  return meant === undefined ? compare : `did you mean "${meant}"? Else ${compare}`;
};

/** Says that a column is not there; or that it is a group of columns, where names are paths. */
export const missingColumn = (
  columns: readonly string[],
  name: string,
  of = 'the file',
): AirlockError => {
  const within = columns.find((column) => column.startsWith(`${name}.`));
  return new AirlockError(
    'input',
    within !== undefined
      ? `"${name}" is no value in ${of} but an object: name what is in it by its path, as in "${within}".`
      : `There is no column "${name}" in ${of}: ${insteadOf(columns, name)}.`,
  );
};
