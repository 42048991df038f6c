import {
  type AthenaStatement,
  behind,
  linkSource,
  matchSource,
  overSources,
  statementOf,
  versionSource,
} from '#adapters/aws/athena/statement-sources.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { renderPart, renderSql } from '#adapters/sql-files.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { LINK_TABLES, type LinkName } from '#core/matching/histories.ts';
import { linkText, linkTextColumns } from '#core/matching/link-text.ts';
import { countingFrom, keptText, MATCH_OF_TEXT } from '#core/matching/match.ts';
import {
  attributesInText,
  codesOfKept,
  filteredColumns,
  keptColumns,
} from '#core/matching/match-columns.ts';
import type { VaultQuery, VersionsLink, VersionsMatch } from '#core/matching/vault-query.ts';
import { sha256 } from '#core/sha256.ts';

/** Athena tells the operator how many rows each step handled, so it is asked by the text whose steps tell nothing. */
const SQL_TEXT = { match: 'oblivious', quote: quoteName } as const;

/** The links of a question, each by the name that its statement knows it by. */
const linksOf = ({ links = {} }: VaultQuery): readonly (readonly [string, VersionsLink])[] =>
  (Object.keys(LINK_TABLES) as LinkName[]).flatMap((name) => {
    const link = links[name];
    return link ? [[LINK_TABLES[name], link] as const] : [];
  });

/** What finds the link of a version of events, whatever is asked of it: one text for each counted person and each event. */
export const linkStatement = async (
  link: VersionsLink,
  database: string,
): Promise<AthenaStatement> => {
  const { counted, other } = link.match;
  const tables = { counted, other, owners: link.match[link.side], events: link.events };
  const rendered = await renderPart(linkText(link), {
    ...{ tables: Object.keys(tables), columns: linkTextColumns(link), quote: quoteName },
  });
  return overSources(rendered, Object.entries(tables).map(versionSource), database);
};

/** A link whose text has places for what the question reads, where it has none for all that there is. */
const linkInText = (link: VersionsLink, { by }: VaultQuery): VersionsLink => ({
  ...link,
  match: { ...link.match, attributes: attributesInText(link.match, by) },
});

/** A question as a statement of Athena, which computes its match or its links. */
export const athenaStatement = async (
  query: VaultQuery,
  database: string,
): Promise<AthenaStatement> => {
  const rendered = await renderSql(query, SQL_TEXT);
  if (!query.histories)
    return overSources(rendered, Object.entries(query.tables).map(versionSource), database);
  const links = linksOf(query).map(async ([name, link]) => {
    return [name, await linkStatement(linkInText(link, query), database)] as const;
  });
  return behind(statementOf(rendered), await Promise.all(links));
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

/** A question as a statement that counts from the match or the links that were kept. */
export const keptStatement = async (
  query: VaultQuery,
  database: string,
): Promise<AthenaStatement> => {
  if (query.histories) {
    const sources = linksOf(query).map(([name, link]) => linkSource(name, link));
    return overSources(await renderSql(query, SQL_TEXT), sources, database);
  }
  const { of, by, filter } = query;
  const columns = { ...codesOfKept(of, by), ...(filter && filteredColumns(filter)) };
  const rendered = await renderPart(countingFrom(query, MATCH_OF_TEXT), {
    ...{ tables: ['kept'], columns, quote: quoteName },
  });
  return overSources(rendered, [matchSource(of)], database);
};

/**
 * What an execution is of: the answer that was paid for or what is made to be kept, and the statement that finds it, as
 * it runs today; and what it reads, where that may be another one tomorrow.
 */
export const paidStatementOf = (
  { sql, parameters }: AthenaStatement,
  of: { readonly answer: string; readonly kept?: string } | { readonly sources: unknown },
): string => sha256(canonicalJson({ ...of, sql, parameters })).slice(0, 32);

/**
 * A request token: two calls that begin the same number of the same statement are one execution. It lasts a day,
 * as long as the note of that execution at least, so that what failed long ago is not found for ever.
 */
export const requestToken = (
  paid: string,
  { at, number }: { readonly at: Date; readonly number: number },
): string => sha256(canonicalJson({ paid, number, day: at.toISOString().slice(0, 10) }));
