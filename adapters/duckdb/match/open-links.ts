import { link as hardLink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { findKeptFile, keepFile, type MatchPorts } from '#adapters/duckdb/match/kept-files.ts';
import { linkView } from '#adapters/duckdb/match/link-relation.ts';
import { LINK, type LinkMaking, makeLink, writeLink } from '#adapters/duckdb/match/make-link.ts';
import { MATCH_BOUNDS, type MatchMaking } from '#adapters/duckdb/match/match-making.ts';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import type { VaultFile } from '#adapters/duckdb/vault-views.ts';
import { LINK_TABLES, type LinkName } from '#core/matching/histories.ts';
import { LINK_FILES } from '#core/matching/link-keys.ts';
import type {
  QueryTable,
  VaultQuery,
  VersionsLink,
  VersionsMatch,
} from '#core/matching/vault-query.ts';
import { type LinkSources, linkSources } from '#core/usecases/questions/link-seal.ts';

/** Where the files of versions are, and how links are kept, where they are. */
export interface LinkMeans {
  readonly ports: MatchPorts | undefined;
  /** Scratch space for kept files; none where nothing is kept. */
  readonly folder: string | undefined;
  makingOf(match: VersionsMatch): Promise<Omit<MatchMaking, 'bounds'>>;
  filesOf(version: QueryTable): Promise<readonly VaultFile[]>;
}

interface Opening {
  readonly relation: LinkName;
  readonly link: VersionsLink;
  readonly means: LinkMeans;
}

const KEPT = { file: LINK_FILES.parquet } as const;

const makingOf = async ({ link, means }: Opening): Promise<LinkMaking> => {
  const bounds = means.ports?.bounds ?? MATCH_BOUNDS;
  const making = { ...(await means.makingOf(link.match)), bounds };
  const events = await means.filesOf(link.events);
  const people = await means.filesOf(link.match[link.side]);
  const of =
    (files: readonly VaultFile[]) =>
    (kind: VaultFile['kind']): readonly string[] =>
      files.filter((file) => file.kind === kind).map(({ path }) => path);
  return { link, making, events: of(events), owners: of(people) };
};

/** How a link is kept: what it is made of, as it was looked at before, and by which ports. */
interface Keeping {
  readonly ports: MatchPorts;
  readonly folder: string;
  readonly sources: LinkSources;
}

const keepingOf = async ({ link, means }: Opening): Promise<Keeping | undefined> => {
  const { ports, folder } = means;
  if (!ports || folder === undefined) return undefined;
  return { ports, folder, sources: await linkSources(ports, link) };
};

/**
 * Writes the link that was made into a file, which stands in for it from there on, so that a question has the memory for
 * itself; and keeps it as long as there is a place for it. Answers the rows to read: those in memory if it could not be written.
 */
const keepMade = async (
  connection: DuckDBConnection,
  { relation }: Opening,
  { ports, folder, sources }: Keeping,
): Promise<string> => {
  const { notKept = () => undefined } = ports;
  const path = join(folder, `made-${relation}.parquet`);
  const read = join(folder, `read-${relation}.parquet`);
  try {
    await writeLink(connection, path);
    // What is kept may be moved away.
    await hardLink(path, read);
  } catch (fault) {
    notKept(fault);
    return LINK;
  }
  await keepFile(ports, sources, { ...KEPT, path }).catch(notKept);
  return parquetRows(read);
};

/** Makes a link, and the view of it. */
const openMade = async (
  connection: DuckDBConnection,
  opening: Opening,
  keeping: Keeping | undefined,
): Promise<void> => {
  const { relation, link } = opening;
  await makeLink(connection, await makingOf(opening));
  const rows = keeping ? await keepMade(connection, opening, keeping) : LINK;
  const made = `${LINK}_${relation}`;
  await connection.run(
    rows === LINK ? `alter table ${LINK} rename to ${made}` : `drop table ${LINK}`,
  );
  await connection.run(linkView(LINK_TABLES[relation], link, rows === LINK ? made : rows));
};

const openLink = async (connection: DuckDBConnection, opening: Opening): Promise<number> => {
  const { relation, link } = opening;
  const keeping = await keepingOf(opening);
  if (keeping) {
    const { ports, folder, sources } = keeping;
    const kept = join(folder, `kept-${relation}.parquet`);
    const path = await findKeptFile(ports, sources, { ...KEPT, path: kept });
    if (path !== undefined) {
      await connection.run(linkView(LINK_TABLES[relation], link, parquetRows(path)));
      return (await stat(path)).size;
    }
  }
  await openMade(connection, opening, keeping);
  return 0;
};

/** Makes a view of each link of a question, of what is kept or of what is made; answers the bytes of the former. */
export const openLinks = async (
  connection: DuckDBConnection,
  links: NonNullable<VaultQuery['links']>,
  means: LinkMeans,
): Promise<{ readonly bytes: number }> => {
  let bytes = 0;
  for (const relation of ['conversions', 'touches'] as const) {
    const link = links[relation];
    if (link) bytes += await openLink(connection, { relation, link, means });
  }
  return { bytes };
};
