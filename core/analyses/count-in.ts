import { AirlockError } from '#core/errors.ts';
import type { Row } from '#core/matching/vault-query.ts';

/** How SQL writes a count, so that each is as wide as any other. */
const COUNT = /^\d{12}$/;

/** The people that a row of a result counts; undefined for fewer than k. */
const countIn = (row: Row): number | undefined => {
  const people = String(row.people);
  if (!COUNT.test(people))
    throw new AirlockError('room', 'The query answered a count that is not one: ask again.');
  return Number(people) || undefined;
};

const notOneForEach = (): AirlockError =>
  new AirlockError(
    'room',
    'The query did not answer one count for each cell, so none is taken: look at the results of its workgroup, and ask again, which costs no more budget.',
  );

/**
 * The counts of a result by the place of each row; undefined for fewer than k, and before anything was counted.
 * Throws AirlockError('room') where a place has two rows or none: a result that lost some would else be an answer
 * in which these cells are small.
 */
export const countsIn = (
  rows: readonly Row[] | undefined,
  placeOf: (row: Row) => string,
): ((place: string) => number | undefined) => {
  if (rows === undefined) return () => undefined;
  const counts = new Map(rows.map((row) => [placeOf(row), countIn(row)]));
  if (counts.size < rows.length) throw notOneForEach();
  return (place) => {
    if (!counts.has(place)) throw notOneForEach();
    return counts.get(place);
  };
};

/** How SQL writes a sum, likewise. */
const SUM = /^\d{18}$/;

/**
 * The sums of a result by the place of each row and the column that has them. Throws AirlockError('room') for what is
 * none.
 */
export const sumsIn = (
  rows: readonly Row[] | undefined,
  placeOf: (row: Row) => string,
): ((place: string, column: string) => bigint) => {
  const found = new Map((rows ?? []).map((row) => [placeOf(row), row]));
  return (place, column) => {
    const sum = String(found.get(place)?.[column]);
    if (SUM.test(sum)) return BigInt(sum);
    throw new AirlockError('room', 'The query answered a sum that is not one: ask again.');
  };
};
