import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { makeMatch } from '#adapters/duckdb/match/make-match.ts';
import { MATCH_BOUNDS, MATCHES, type MatchMaking } from '#adapters/duckdb/match/match-making.ts';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import { BY_POINTS } from '#core/identifiers/kinds.ts';
import type { QueryTable } from '#core/matching/vault-query.ts';
import type { Timer } from '#proof/bench/timing.ts';
import { type PointedPeople, sharedOf, usualRule } from './pointed-people.ts';
import { humansFile, tokensFile } from './write-tokens.ts';

/** What the engine found of people whose truth is known. Shares are from 0 to 1. */
export interface FoundByPoints {
  /** Equal tokens of one person of each list, all kinds together. */
  readonly agreements: number;
  readonly pairs: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const SIDE_OF = { counted: 'brand', other: 'publisher' } as const;

const tableOf = (party: string): QueryTable => ({
  ...{ collaboration: 'points', party, dataset: 'people', epoch: 1, version: '1', shards: 1 },
});

const makingOf = ({ folder, people }: PointedPeople): MatchMaking => ({
  match: {
    ...{ counted: tableOf('brand'), other: tableOf('publisher'), on: [BY_POINTS], attributes: [] },
    ...{ points: usualRule(people), people: { counted: people, other: people }, rows: people },
  },
  bounds: MATCH_BOUNDS,
  files: (side, kind) => [tokensFile(folder, SIDE_OF[side], kind)],
});

const numberOf = async (connection: DuckDBConnection, statement: string): Promise<number> =>
  Number((await connection.runAndReadAll(statement)).getRows()[0]?.[0]);

const agreementsOf = async (
  connection: DuckDBConnection,
  { folder, people }: PointedPeople,
): Promise<number> => {
  let agreements = 0;
  for (const kind of usualRule(people).kinds) {
    const counted = (side: 'brand' | 'publisher'): string =>
      `(select token_hi, token_lo, count(*) as rows from ${parquetRows(tokensFile(folder, side, kind))} group by all)`;
    agreements += await numberOf(
      connection,
      `select coalesce(sum(brand.rows * publisher.rows), 0) from ${counted('brand')} as brand inner join ${counted('publisher')} as publisher using (token_hi, token_lo)`,
    );
  }
  return agreements;
};

const rightOf = (connection: DuckDBConnection, folder: string): Promise<number> =>
  numberOf(
    connection,
    `select count(*) from ${MATCHES} as matches
  inner join ${parquetRows(humansFile(folder, 'brand'))} as brand on brand.row = matches.counted_person
  inner join ${parquetRows(humansFile(folder, 'publisher'))} as publisher on publisher.row = matches.other_person
  where brand.human = publisher.human`,
  );

/**
 * Matches two lists by the engine of a room on one machine, which is timed, from token files to the pairs, and says how many of
 * them are right.
 */
export const matchTokens = (made: PointedPeople, time: Timer): Promise<FoundByPoints> =>
  withConnection(engineLimits(join(made.folder, 'spill')), async (connection) => {
    await time(() => makeMatch(connection, { ...makingOf(made), keepsPersons: true }));
    const pairs = await numberOf(connection, `select count(*) from ${MATCHES}`);
    const right = await rightOf(connection, made.folder);
    const [precision, recall] = [right / pairs, right / sharedOf(made.people)];
    const f1 = (2 * precision * recall) / (precision + recall);
    const agreements = await agreementsOf(connection, made);
    return { agreements, pairs, right, precision, recall, f1 };
  });
