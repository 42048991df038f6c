import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { findKeptFile, keepFile, type MatchPorts } from '#adapters/duckdb/match/kept-files.ts';
import { makeMatch } from '#adapters/duckdb/match/make-match.ts';
import { MATCH_BOUNDS, MATCHES, type MatchMaking } from '#adapters/duckdb/match/match-making.ts';
import { keptView, onKept } from '#adapters/duckdb/match/match-relation.ts';
import { openLinks } from '#adapters/duckdb/match/open-links.ts';
import { writeMatch } from '#adapters/duckdb/match/write-match.ts';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import { createTables, lostFiles, type VaultFiles } from '#adapters/duckdb/vault-views.ts';
import { type RenderedSql, renderSql } from '#adapters/sql-files.ts';
import { MATCH_FILES } from '#core/matching/match-keys.ts';
import type { Row, VaultQuery, VersionsMatch } from '#core/matching/vault-query.ts';
import type { FinishedQuery, QueryEngine, Quote } from '#core/ports/query-engine.ts';
import { type MatchSources, matchSources } from '#core/usecases/questions/match-seal.ts';

const sizeOfSources = ({ files }: MatchSources): number =>
  files.reduce((sum, [, bytes]) => sum + bytes, 0);

/** The file that is kept of a match. */
const KEPT = { file: MATCH_FILES.parquet } as const;

const SQL_TEXT = { match: 'fast', quote: quoteName } as const;

/** How the match of a question is kept, and scratch space for it. */
interface Keeping {
  readonly ports: MatchPorts;
  readonly folder: string;
}

const plain = (value: DuckDBValue): string | number | null => {
  if (value === null) return null;
  return typeof value === 'bigint'
    ? Number(value)
    : typeof value === 'number'
      ? value
      : String(value);
};

/** The rows of a statement, by column. */
const rowsOf = async (
  connection: DuckDBConnection,
  { sql, values }: RenderedSql,
): Promise<readonly Row[]> => {
  const result = await connection.runAndReadAll(sql, [...values]);
  const names = result.columnNames();
  return result
    .getRows()
    .map((row) => Object.fromEntries(row.map((value, at) => [names[at] ?? '', plain(value)])));
};

/**
 * Runs the SQL files over the vault's Parquet files with DuckDB, on a machine that shows nobody how. Where it is
 * told how to keep matches, it computes each once, and later questions on the same versions and kinds count from
 * what is kept. Else the statement of a question matches and counts at once.
 */
export class DuckDbQueryEngine implements QueryEngine {
  readonly #limits: EngineLimits;
  readonly #files: VaultFiles;
  readonly #keeping: MatchPorts | undefined;

  constructor(limits: EngineLimits, files: VaultFiles, keeping?: MatchPorts) {
    this.#limits = limits;
    this.#files = files;
    this.#keeping = keeping;
  }

  /** A machine of one's own asks no money. */
  quote(scannedBytes: number): Promise<Quote> {
    return Promise.resolve({ scannedBytes, dollars: 0 });
  }

  run(query: VaultQuery): Promise<FinishedQuery> {
    const ports = this.#keeping;
    if (query.links) return this.#askLinks(query, ports);
    if (ports === undefined && query.of.points) return this.#askMade(query);
    return ports === undefined
      ? this.#ask(query)
      : ports.workspace.withFolder((folder) => this.#askKept(query, { ports, folder }));
  }

  /** By its statement alone. */
  #ask(query: VaultQuery): Promise<FinishedQuery> {
    return withConnection(this.#limits, async (connection) => {
      const scannedBytes = await createTables(connection, this.#files, query.tables);
      const rows = await rowsOf(connection, await renderSql(query, SQL_TEXT));
      return { outcome: 'finished', rows, scannedBytes };
    });
  }

  /** From a match that is made for this question alone, where no statement makes it. */
  async #askMade(query: VaultQuery): Promise<FinishedQuery> {
    const making = { ...(await this.#makingOf(query.of)), bounds: MATCH_BOUNDS };
    const rows = await this.#count(query, async (connection) => {
      await makeMatch(connection, making);
      return MATCHES;
    });
    return { outcome: 'finished', rows, scannedBytes: 0 };
  }

  /** From the links that are kept, each of which is made where there is none to rely on. */
  async #askLinks(query: VaultQuery, ports: MatchPorts | undefined): Promise<FinishedQuery> {
    const { links = {} } = query;
    const ask = (folder?: string): Promise<FinishedQuery> =>
      withConnection(this.#limits, async (connection) => {
        const opened = await openLinks(connection, links, {
          ...{ ports, folder, makingOf: (match) => this.#makingOf(match) },
          filesOf: (version) => this.#files.locate(version),
        });
        const rows = await rowsOf(connection, await renderSql(query, SQL_TEXT));
        return { outcome: 'finished', rows, scannedBytes: opened.bytes };
      });
    return ports ? ports.workspace.withFolder(ask) : ask();
  }

  /** From the match that is kept, which is made where there is none to rely on. */
  async #askKept(query: VaultQuery, { ports, folder }: Keeping): Promise<FinishedQuery> {
    const { of: match } = query;
    const sources = await matchSources(ports, match);
    const path = await findKeptFile(ports, sources, {
      ...{ ...KEPT, path: join(folder, 'kept.parquet') },
    });
    if (path !== undefined) {
      const rows = await this.#count(query, () => Promise.resolve(parquetRows(path)));
      return { outcome: 'finished', rows, scannedBytes: (await stat(path)).size };
    }
    const { bounds = MATCH_BOUNDS, merge, notKept = () => undefined } = ports;
    const making = { ...(await this.#makingOf(match)), bounds };
    const target = join(folder, MATCH_FILES.parquet);
    let written = (await merge?.(making, target).catch(notKept)) === true;
    const rows = await this.#count(query, async (connection) => {
      if (written) return parquetRows(target);
      await makeMatch(connection, making);
      await writeMatch(connection, match, target).then(() => {
        written = true;
      }, notKept);
      return MATCHES;
    });
    if (written) await keepFile(ports, sources, { ...KEPT, path: target }).catch(notKept);
    return { outcome: 'finished', rows, scannedBytes: sizeOfSources(sources) };
  }

  /** Counts what is asked from a match, once its numbers are where `numbersIn` answers. */
  #count(
    query: VaultQuery,
    numbersIn: (connection: DuckDBConnection) => Promise<string>,
  ): Promise<readonly Row[]> {
    return withConnection(this.#limits, async (connection) => {
      await connection.run(keptView(query.of, await numbersIn(connection)));
      return rowsOf(connection, await renderSql(onKept(query), SQL_TEXT));
    });
  }

  async #makingOf(match: VersionsMatch): Promise<Omit<MatchMaking, 'bounds'>> {
    const files = {
      counted: await this.#files.locate(match.counted),
      other: await this.#files.locate(match.other),
    };
    return {
      match,
      files: (side, kind) => {
        const paths = files[side].filter((file) => file.kind === kind).map(({ path }) => path);
        if (paths.length > 0) return paths;
        throw lostFiles();
      },
    };
  }
}
