import { athenaLiteral } from '#adapters/aws/athena/athena-literal.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { type RenderedSql, renderPart, renderSql } from '#adapters/sql-files.ts';
import { MATCHES_TABLE } from '#core/access/workgroup.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { countingFrom, keptText, MATCH_OF_TEXT } from '#core/matching/match.ts';
import { codesOfKept, filteredColumns, keptColumns } from '#core/matching/match-columns.ts';
import { kindsInKey } from '#core/matching/match-keys.ts';
import type { QueryTable, VaultQuery, VersionsMatch } from '#core/matching/vault-query.ts';
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

/** A table of Glue under another name, and the values of the folders that are read of it. */
interface Source {
  readonly name: string;
  readonly table: string;
  /** Each condition with the value that is bound. */
  readonly where: readonly (readonly [condition: string, value: string])[];
}

/**
 * The rows of one version, as a query of its own: epoch, version and shard are folders, so nothing else is
 * read, and no folder is looked for that a version of so many shards has not.
 */
const versionSource = ([name, version]: readonly [string, QueryTable]): Source => ({
  name,
  table: glueTableOf(version),
  where: [
    ['"epoch" = ?', String(version.epoch)],
    ['"version" = ?', version.version],
    ['"shard" <= ?', shardName(version.shards - 1)],
  ],
});

const keptSource = ({ counted, other, on }: VersionsMatch): Source => ({
  name: 'kept',
  table: MATCHES_TABLE.name,
  where: [
    [`"${MATCHES_TABLE.counted}" = ?`, counted.version],
    [`"${MATCHES_TABLE.other}" = ?`, other.version],
    [`"${MATCHES_TABLE.on}" = ?`, kindsInKey(on)],
  ],
});

const sourceQuery = (database: string, { name, table, where }: Source): string =>
  `${quoteName(name)} as (
  select *
  from ${quoteName(database)}.${quoteName(table)}
  where ${where.map(([condition]) => condition).join(' and ')}
)`;

/**
 * A statement of Athena: each table that it runs on becomes a query in front of those of the SQL file, under the
 * name that the file knows it by. So the file is the same for every engine.
 */
const overSources = (
  { sql, values }: RenderedSql,
  sources: readonly Source[],
  database: string,
): AthenaStatement => {
  if (!OPENING.test(sql)) throw new Error('a statement of Athena must open with "with"');
  const queries = sources.map((source) => sourceQuery(database, source));
  const folders = sources.flatMap(({ where }) => where.map(([, value]) => value));
  return {
    sql: sql.replace(OPENING, () => `with ${queries.join(',\n\n')},\n\n`),
    parameters: [...folders, ...values].map(athenaLiteral),
  };
};

/**
 * A question as a statement of Athena, which computes its match. Athena tells the operator how many rows each step
 * handled, so it is asked by the text whose steps tell nothing.
 */
export const athenaStatement = async (
  query: VaultQuery,
  database: string,
): Promise<AthenaStatement> => {
  const rendered = await renderSql(query, { match: 'oblivious', quote: quoteName });
  return overSources(rendered, Object.entries(query.tables).map(versionSource), database);
};

/** What finds the match of two versions, whatever is asked of it: one text for each counted person. */
export const matchStatement = async (
  match: VersionsMatch,
  database: string,
): Promise<AthenaStatement> => {
  const tables = { counted: match.counted, other: match.other };
  const rendered = await renderPart(keptText(match.on), {
    ...{ tables: Object.keys(tables), columns: keptColumns(match), quote: quoteName },
  });
  return overSources(rendered, Object.entries(tables).map(versionSource), database);
};

/** A question as a statement that counts from the match that was kept. */
export const keptStatement = async (
  query: VaultQuery,
  database: string,
): Promise<AthenaStatement> => {
  const { of, by, filter } = query;
  const columns = { ...codesOfKept(of, by), ...(filter && filteredColumns(filter)) };
  const rendered = await renderPart(countingFrom(query, MATCH_OF_TEXT), {
    ...{ tables: ['kept'], columns, quote: quoteName },
  });
  return overSources(rendered, [keptSource(of)], database);
};

/**
 * What an execution is of: the answer that was paid for or the match that is made, and the statement that finds it, as
 * it runs today; and what it reads, where that may be another one tomorrow.
 */
export const paidStatementOf = (
  { sql, parameters }: AthenaStatement,
  of: { readonly answer: string; readonly kept?: string } | { readonly match: unknown },
): string => sha256(canonicalJson({ ...of, sql, parameters })).slice(0, 32);

/**
 * A request token: two calls that begin the same number of the same statement are one execution. It lasts a day,
 * as long as the note of that execution at least, so that what failed long ago is not found for ever.
 */
export const requestToken = (
  paid: string,
  { at, number }: { readonly at: Date; readonly number: number },
): string => sha256(canonicalJson({ paid, number, day: at.toISOString().slice(0, 10) }));
