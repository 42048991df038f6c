import type { Lab } from '#redteam/lab.ts';
import type { Person } from '#redteam/people.ts';

/** k people with the last value, for complementary suppression to take instead of a cell that matters. */
export const companionsOf = (
  lab: Lab,
  attribute: string,
  values: readonly string[],
): readonly Person[] =>
  values.length > 2
    ? lab.cast.crowd('companion', lab.terms.k, { [attribute]: values.at(-1) ?? '' })
    : [];
