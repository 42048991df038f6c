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

/** A request token: the same statement at the same try of the same hour is the same execution. */
export const requestToken = (
  { sql, parameters }: AthenaStatement,
  attempt: { readonly workgroup: string; readonly at: Date; readonly number: number },
): string => {
  const { workgroup, number } = attempt;
  const hour = attempt.at.toISOString().slice(0, 13);
  return sha256(canonicalJson({ sql, parameters, workgroup, hour, number }));
};
