import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { byKind, byOwner, facing } from '#adapters/duckdb/forgetting/token-sets.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { joinedKeys, sumPeople } from '#adapters/duckdb/person-marks.ts';
import { parquetRows, quoteTarget } from '#adapters/duckdb/quote.ts';
import { heldKinds, peopleOf } from '#adapters/duckdb/version-people.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { summaryOf } from '#core/people-sums.ts';
import type { KeptPeople, LeavingPeople } from '#core/ports/forgetting.ts';

/** Grain: one row per person who has any identifier of the list. */
const leaversTable = ({ files, list }: LeavingPeople): string => {
  const found = facing(files, list).map(
    ([rows, listed]) =>
      `select person from ${rows} as held semi join ${listed} using (token_hi, token_lo)`,
  );
  const nobody = 'select 0::bigint as person where false';
  return `create temp table leavers as select distinct person from (${[nobody, ...found].join(' union all ')})`;
};

/** Every token of those who leave, by which events can be theirs. */
const writeTokens = async (
  connection: DuckDBConnection,
  { files, left }: LeavingPeople,
): Promise<KeptPeople['tokens']> => {
  const tokens = new Map<TokenKind, string[]>();
  for (const [kind, paths] of byOwner(byKind(files))) {
    const path = `${left}-${kind}.parquet`;
    const rows = `select token_hi, token_lo from ${parquetRows(...paths)} as held semi join leavers using (person)`;
    await connection.run(`copy (${rows}) to ${quoteTarget(path)} ${PARQUET}`);
    tokens.set(kind, [path]);
  }
  return tokens;
};

/** Writes each file without those who leave: sorted by token, as it was. */
const writeKept = async (
  connection: DuckDBConnection,
  { files, target }: LeavingPeople,
): Promise<readonly string[]> => {
  const kept: string[] = [];
  for (const [at, { path }] of files.entries()) {
    const to = join(target, `kept-${at}.parquet`);
    const rows = `select held.* from ${parquetRows(path)} as held anti join leavers using (person) order by token_hi, token_lo`;
    await connection.run(`copy (${rows}) to ${quoteTarget(to)} ${PARQUET}`);
    kept.push(to);
  }
  return kept;
};

/** Leaves out of a version whoever has any identifier of a list, and adds up who stays. */
export const leavePeople = async (
  connection: DuckDBConnection,
  leaving: LeavingPeople,
): Promise<KeptPeople> => {
  const { domain } = leaving;
  await connection.run(leaversTable(leaving));
  const tokens = await writeTokens(connection, leaving);
  const files = await writeKept(connection, leaving);
  await connection.run('drop table leavers');
  const kept = byKind(leaving.files.map(({ kind }, at) => ({ kind, path: files[at] ?? '' })));
  const kinds = heldKinds(kept);
  // Codes stay as they stand: what they mean is in `domain`, by which sums are made.
  const people = peopleOf(kept, { kinds, attributes: Object.keys(domain), domain: undefined });
  const joined = `(select ${['*', ...joinedKeys(kinds)].join(', ')} from (${people}))`;
  const { people: many, ...sums } = await sumPeople(connection, joined, { kinds, domain });
  return { files, people: many, summary: summaryOf(sums), tokens };
};
