import { athenaLiteral } from '#adapters/aws/athena/athena-literal.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import type { RenderedSql } from '#adapters/sql-files.ts';
import { LINKS_TABLE, MATCHES_TABLE } from '#core/access/workgroup.ts';
import { kindsInKey } from '#core/matching/match-keys.ts';
import type { QueryTable, VersionsLink, VersionsMatch } from '#core/matching/vault-query.ts';
import type { VersionId } from '#core/room-layout.ts';
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
export interface Source {
  readonly name: string;
  readonly table: string;
  /** Each condition with the value that is bound. */
  readonly where: readonly (readonly [condition: string, value: string])[];
}

/**
 * The rows of one version, as a query of its own: epoch, version and shard are folders, so nothing else is
 * read, and no folder is looked for that a version of so many shards has not.
 */
export const versionSource = ([name, version]: readonly [string, QueryTable]): Source => ({
  name,
  table: glueTableOf(version),
  where: [
    ['"epoch" = ?', String(version.epoch)],
    ['"version" = ?', version.version],
    ['"shard" <= ?', shardName(version.shards - 1)],
  ],
});

type Where = Source['where'];
type KeptTable = Pick<typeof MATCHES_TABLE, 'counted' | 'other' | 'on'>;

/** The folders of a match, as either table of what is kept has them first. */
const ofMatch = (table: KeptTable, { counted, other, on }: VersionsMatch): Where => [
  [`"${table.counted}" = ?`, counted.version],
  [`"${table.other}" = ?`, other.version],
  [`"${table.on}" = ?`, kindsInKey(on)],
];

/** The match that is kept of two versions. */
export const matchSource = (match: VersionsMatch): Source => ({
  ...{ name: 'kept', table: MATCHES_TABLE.name, where: ofMatch(MATCHES_TABLE, match) },
});

/** The link that is kept of a version of events, under a name. */
export const linkSource = (name: string, { match, events }: VersionsLink): Source => ({
  ...{ name, table: LINKS_TABLE.name },
  where: [...ofMatch(LINKS_TABLE, match), [`"${LINKS_TABLE.events}" = ?`, events.version]],
});

const sourceQuery = (database: string, { table, where }: Source): AthenaStatement => ({
  sql: `  select *
  from ${quoteName(database)}.${quoteName(table)}
  where ${where.map(([condition]) => condition).join(' and ')}`,
  parameters: where.map(([, value]) => athenaLiteral(value)),
});

/** A statement with others in front of its own, under the names that it knows them by. */
export const behind = (
  { sql, parameters }: AthenaStatement,
  named: readonly (readonly [name: string, statement: AthenaStatement])[],
): AthenaStatement => {
  if (!OPENING.test(sql)) throw new Error('a statement of Athena must open with "with"');
  const queries = named.map(([name, each]) => `${quoteName(name)} as (\n${each.sql}\n)`);
  return {
    sql: sql.replace(OPENING, () => `with ${queries.join(',\n\n')},\n\n`),
    parameters: [...named.flatMap(([, each]) => each.parameters), ...parameters],
  };
};

/** A rendered statement as Athena takes it. */
export const statementOf = ({ sql, values }: RenderedSql): AthenaStatement => ({
  ...{ sql, parameters: values.map(athenaLiteral) },
});

/**
 * A statement of Athena: each table that it runs on becomes a query in front of those of the SQL file, under the
 * name that the file knows it by. So the file is the same for every engine.
 */
export const overSources = (
  rendered: RenderedSql,
  sources: readonly Source[],
  database: string,
): AthenaStatement =>
  behind(
    statementOf(rendered),
    sources.map((source) => [source.name, sourceQuery(database, source)]),
  );
