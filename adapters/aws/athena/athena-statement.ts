import { athenaLiteral } from '#adapters/aws/athena/athena-literal.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { renderSql } from '#adapters/sql-files.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import type { VaultQuery } from '#core/matching/vault-query.ts';
import type { VersionId } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { shardName } from '#core/shards.ts';

/** A statement as Athena takes it: parameters are SQL literals, in the order of the `?`. */
export interface AthenaStatement {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** The first word of a statement. */
const OPENING = /^with /;

/** Name of the Glue table that holds all versions of a dataset. */
export const glueTableOf = ({ party, dataset }: Pick<VersionId, 'party' | 'dataset'>): string =>
  `${party}_${dataset}`;

/**
 * The rows of one version, as a query of its own: epoch, version and shard are folders, so nothing else is
 * read, and no folder is looked for that a version of so many shards has not.
 */
const versionQuery = (name: string, source: string): string => `${quoteName(name)} as (
  select *
  from ${source}
  where "epoch" = ? and "version" = ? and "shard" <= ?
)`;

/**
 * A question as a statement of Athena: each version that it runs on becomes a query in front of those
 * of the SQL file, under the name that the file knows it by. So the file is the same for every engine. Athena
 * tells the operator how many rows each step handled, so it is asked by the text whose steps tell nothing.
 */
export const athenaStatement = async (
  query: VaultQuery,
  database: string,
): Promise<AthenaStatement> => {
  const { sql, values } = await renderSql(query, { match: 'oblivious', quote: quoteName });
  if (!OPENING.test(sql)) throw new Error(`the SQL file "${query.sql}" must open with "with"`);
  const tables = Object.entries(query.tables);
  const versions = tables.map(([name, table]) =>
    versionQuery(name, `${quoteName(database)}.${quoteName(glueTableOf(table))}`),
  );
  const folders = tables.flatMap(([, { epoch, version, shards }]) => [
    String(epoch),
    version,
    shardName(shards - 1),
  ]);
  return {
    sql: sql.replace(OPENING, () => `with ${versions.join(',\n\n')},\n\n`),
    parameters: [...folders, ...values].map(athenaLiteral),
  };
};

/** What an execution is of: the answer that was paid for, and the statement that finds it, as it runs today. */
export const paidStatementOf = ({ sql, parameters }: AthenaStatement, answer: string): string =>
  sha256(canonicalJson({ answer, sql, parameters })).slice(0, 32);

/**
 * A request token: two calls that begin the same number of the same statement are one execution. It lasts a day,
 * as long as the note of that execution at least, so that what failed long ago is not found for ever.
 */
export const requestToken = (
  paid: string,
  { at, number }: { readonly at: Date; readonly number: number },
): string => sha256(canonicalJson({ paid, number, day: at.toISOString().slice(0, 10) }));
