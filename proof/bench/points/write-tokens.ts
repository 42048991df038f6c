import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import { matchKeyDigests } from '#core/match-keys/match-key-digests.ts';
import { USUAL_CAP } from '#core/match-keys/usual-terms.ts';
import { listPeople } from '#sample/households/list-people.ts';
import { madeUpPeople } from '#sample/households/made-up-people.ts';
import { type ListSide, statedBy } from '#sample/households/stated-people.ts';
import { type PointedPeople, sharedOf, usualRule } from './pointed-people.ts';

/** Whose row of a list is whose: `row` and `human`. */
export const humansFile = (folder: string, side: ListSide): string =>
  join(folder, side, 'humans.parquet');

/** The tokens of a list of one kind. */
export const tokensFile = (folder: string, side: ListSide, kind: string): string =>
  join(folder, side, `${kind}.parquet`);

/** Hexadecimal digits of a digest that make a token of 128 bits. */
const DIGITS = 32;
const ROWS_AT_ONCE = 1_000;

/** The rows of a list as text: whose each is, and the beginning of the digest of each key; empty where there is none. */
function* digestLines({ seed, people: many }: PointedPeople, side: ListSide): Generator<string> {
  const people = madeUpPeople(seed);
  const list = listPeople({ seed, people: many, shared: sharedOf(many) });
  const stated = statedBy({ seed, side }, people);
  const digestsOf = matchKeyDigests(DEFAULT_TABLE);
  let lines = '';
  for (let row = 0; row < many; row += 1) {
    const human = list.at(side, row);
    const features = deriveFeatures(stated(people.person(human)).parts);
    const digests = digestsOf(features);
    const texts = digests.map((digest) => digest?.slice(0, DIGITS) ?? '');
    lines += `${[row, human, ...texts].join(',')}\n`;
    if (row % ROWS_AT_ONCE < ROWS_AT_ONCE - 1) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

const half = (kind: string, from: number): string =>
  `(('0x' || substr(${kind}, ${from}, 16))::ubigint::hugeint - 9223372036854775808)::bigint`;

const writeKind = async (
  connection: DuckDBConnection,
  kind: string,
  path: string,
): Promise<void> => {
  await connection.run(`copy (
  select token_hi, token_lo, row as person from (
    select ${half(kind, 1)} as token_hi, ${half(kind, 17)} as token_lo, row from digests where ${kind} is not null
  )
  qualify row_number() over (partition by token_hi, token_lo order by row) <= ${USUAL_CAP}
  order by token_hi, token_lo
) to ${quoteTarget(path)} ${PARQUET}`);
};

/**
 * Writes the token files of one list as settling leaves them: sorted, and a token with its first rows alone. A token is the
 * first half of a digest: what a room's key would make of it is as much of chance, and equal for the same people.
 */
export const writeTokens = async (made: PointedPeople, side: ListSide): Promise<void> => {
  const folder = join(made.folder, side);
  await mkdir(folder, { recursive: true });
  const text = join(folder, 'digests.csv');
  await pipeline(Readable.from(digestLines(made, side)), createWriteStream(text));
  const { kinds } = usualRule(made.people);
  const columns = ['row', 'human', ...kinds]
    .map((name, at) => `${quoteText(name)}: ${quoteText(at < 2 ? 'bigint' : 'varchar')}`)
    .join(', ');
  await withConnection(engineLimits(join(folder, 'spill')), async (connection) => {
    await connection.run(
      `create view digests as from read_csv(${quoteText(text)}, header = false, columns = {${columns}})`,
    );
    await connection.run(
      `copy (select row, human from digests) to ${quoteTarget(humansFile(made.folder, side))} ${PARQUET}`,
    );
    for (const kind of kinds)
      await writeKind(connection, kind, tokensFile(made.folder, side, kind));
  });
  await rm(text);
};
