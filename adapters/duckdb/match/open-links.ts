import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { findKeptFile, keepFile, type MatchPorts } from '#adapters/duckdb/match/kept-files.ts';
import { linkView } from '#adapters/duckdb/match/link-relation.ts';
import { LINK, type LinkMaking, makeLink, writeLink } from '#adapters/duckdb/match/make-link.ts';
import { MATCH_BOUNDS, type MatchMaking } from '#adapters/duckdb/match/make-match.ts';
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
import { linkSources } from '#core/usecases/questions/link-seal.ts';

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

/** Keeps the link that was made, as long as there is a place for it; the question is answered all the same. */
const keepMade = async (connection: DuckDBConnection, opening: Opening): Promise<void> => {
  const { relation, link, means } = opening;
  const { ports, folder } = means;
  if (!ports || folder === undefined) return;
  const path = join(folder, `made-${relation}.parquet`);
  try {
    const sources = await linkSources(ports, link);
    await writeLink(connection, path);
    await keepFile(ports, sources, { ...KEPT, path });
  } catch (fault) {
    ports.notKept?.(fault);
  }
};

const openLink = async (connection: DuckDBConnection, opening: Opening): Promise<number> => {
  const { relation, link, means } = opening;
  const { ports, folder } = means;
  const name = LINK_TABLES[relation];
  if (ports && folder !== undefined) {
    const sources = await linkSources(ports, link);
    const kept = join(folder, `kept-${relation}.parquet`);
    const path = await findKeptFile(ports, sources, { ...KEPT, path: kept });
    if (path !== undefined) {
      await connection.run(linkView(name, link, parquetRows(path)));
      return (await stat(path)).size;
    }
  }
  await makeLink(connection, await makingOf(opening));
  await keepMade(connection, opening);
  const made = `${LINK}_${relation}`;
  await connection.run(`alter table ${LINK} rename to ${made}`);
  await connection.run(linkView(name, link, made));
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
