import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TemporaryWorkspace } from '#adapters/aws/temporary-workspace.ts';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import type { MatchPorts } from '#adapters/duckdb/match/kept-files.ts';
import type { VaultFile } from '#adapters/duckdb/vault-views.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import type { QueryTable, VaultQuery } from '#core/matching/vault-query.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import type { FinishedQuery, QueryEngine } from '#core/ports/query-engine.ts';
import { kindOfTokenFile } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { tokenFiles } from '#test/support/memory/vault-people.ts';

/** Writes the token files of a version into a folder, for an engine that reads files. */
const written = async (
  objects: ObjectStore,
  table: QueryTable,
  folder: string,
): Promise<readonly VaultFile[]> => {
  const files: VaultFile[] = [];
  for (const { key, bytes } of await tokenFiles(objects, table)) {
    const kind = kindOfTokenFile(key);
    const path = join(folder, key.replaceAll('/', '-'));
    await writeFile(path, (await objects.get(key)) ?? new Uint8Array());
    if (kind) files.push({ kind, path, bytes });
  }
  return files;
};

/** What was answered before, of the same question on the same bytes: games ask the same of copies of one room. */
const answered = new Map<string, Promise<FinishedQuery>>();

const nameOf = async (objects: ObjectStore, query: VaultQuery): Promise<string> => {
  const { of: match, links = {} } = query;
  const versions = [match.counted, match.other, links.conversions?.events, links.touches?.events];
  const files: string[] = [];
  for (const version of versions)
    for (const { key } of version ? await tokenFiles(objects, version) : [])
      files.push(`${key} ${(await objects.checksum(key))?.sha256}`);
  return sha256(canonicalJson({ query, files }));
};

/** The product's own engine over the files of a store; it keeps links where it is told with what. */
const ask = (
  objects: ObjectStore,
  query: VaultQuery,
  keeping?: MatchPorts,
): Promise<FinishedQuery> =>
  new TemporaryWorkspace().withFolder((folder) =>
    new DuckDbQueryEngine(
      TEST_LIMITS,
      { locate: (table) => written(objects, table, folder) },
      keeping,
    ).run(query),
  );

/**
 * Answers a question of histories from the files of a store in memory. There is no second engine for these: their link
 * and their SQL are the product's own, and the link is kept nowhere.
 */
export const askHistories = async (
  objects: ObjectStore,
  query: VaultQuery,
): Promise<FinishedQuery> => {
  const name = await nameOf(objects, query);
  const known = answered.get(name) ?? ask(objects, query);
  answered.set(name, known);
  return known;
};

/** An engine that answers questions of histories and keeps their links in the store, as a room on a disk does. */
export const keepingLinks = (ports: MatchPorts): QueryEngine => ({
  quote: (scannedBytes) => Promise.resolve({ scannedBytes, dollars: 0 }),
  run: (query) => ask(ports.objects, query, ports),
});
