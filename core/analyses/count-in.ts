import { AirlockError } from '#core/errors.ts';
import type { Row } from '#core/matching/vault-query.ts';

/** How SQL writes a count, so that each is as wide as any other. */
const COUNT = /^\d{12}$/;

/** The people that a row of a result counts; undefined for fewer than k, and where there is no row. */
export const countIn = (row: Row | undefined): number | undefined => {
  if (row === undefined) return undefined;
  const people = String(row.people);
  if (!COUNT.test(people))
    throw new AirlockError('room', 'The query answered a count that is not one: ask again.');
  return Number(people) || undefined;
};
