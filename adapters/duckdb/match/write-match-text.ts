import type { DuckDBConnection } from '@duckdb/node-api';
import { PEOPLE } from '#adapters/duckdb/match/make-pairs.ts';
import { codesOf, MATCHES } from '#adapters/duckdb/match/match-making.ts';
import { quoteTarget } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { type CodePlace, codeIn, codePlaces } from '#core/matching/match-numbers.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';

/** Athena writes texts so: a line that names the column, and each row in quotes. */
const AS_ATHENA = '(format csv, header, force_quote *)';

/** Each code has two digits of its own in the text, the first one last. */
const DIGITS = 100n;

/** The number in which a code stands: of a match, or of somebody without one, who has it where his list knows any of it. */
const numberOf = (match: VersionsMatch, { number }: CodePlace): string => {
  const own = codesOf({ match }, 'counted', number).length > 0 ? `people.${number}` : '0';
  return `coalesce(matches.${number}, ${own})`;
};

const codesIn = (match: VersionsMatch): string => {
  const codes = codePlaces(match).map((place, at) => {
    const code = codeIn({ ...place, number: numberOf(match, place) });
    return `${DIGITS ** BigInt(at)} * cast(${code} as bigint)`;
  });
  return codes.length === 0 ? '0' : codes.join(' + ');
};

/**
 * Writes a match by points that was just made as the text that a deployed room keeps of one: a row for each counted person, as long
 * whoever matches. At most as many attributes as the text has places for (`CODE_PLACES`).
 */
export const writeMatchText = async (
  connection: DuckDBConnection,
  match: VersionsMatch,
  target: string,
): Promise<void> => {
  const rows = await fillSql('matching/points/kept', {
    ...{ people: PEOPLE.counted, matches: MATCHES, codes: codesIn(match) },
  });
  await connection.run(`copy (${rows}) to ${quoteTarget(target)} ${AS_ATHENA}`);
};
