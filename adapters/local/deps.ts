import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import type { DuckDbListEngine } from '#adapters/duckdb/duckdb-list-engine.ts';
import type { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import type { MatchPorts } from '#adapters/duckdb/match/kept-files.ts';
import { deferredEngines } from '#adapters/kernel/deferred-engines.ts';
import { FileDropOpener } from '#adapters/local/file-drop-opener.ts';
import { FileEpochKeys } from '#adapters/local/file-epoch-keys.ts';
import { FileKeyRing } from '#adapters/local/file-key-ring.ts';
import { FileObjectStore } from '#adapters/local/file-object-store.ts';
import { FolderWorkspace } from '#adapters/local/folder-workspace.ts';
import { HomeReceipts } from '#adapters/local/home-receipts.ts';
import { lastEntryIn } from '#adapters/local/last-entry.ts';
import { deadMaking, markerOf, type RoomMarker, sweepMaking } from '#adapters/local/room-marker.ts';
import { deadScratch } from '#adapters/local/scratch.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { LAPTOP } from '#core/drops/drop-capacity.ts';
import type { KnownHead } from '#core/ledger/head.ts';
import type { ListEngine } from '#core/ports/list-engine.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import type { ReceiptBook } from '#core/ports/receipt-book.ts';
import type { TokenisingWay } from '#core/ports/tokeniser.ts';
import { kindOfTokenFile, type VersionId, versionPrefix } from '#core/room-layout.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Memory of one engine. DuckDB's own limit; the process takes about half as much again. */
const ENGINE_MEGABYTES = 600;

/** A room in a folder, and what to call when done with it. */
export interface LocalRoom extends RoomPorts {
  /** Tells this room from every other. */
  readonly id: string;
  readonly folder: string;
  /** How many scratch folders of killed processes were removed when it was opened. */
  readonly swept: number;
  /** How many lie there now. */
  deadScratch(): Promise<number>;
  readonly workspace: FolderWorkspace;
  /** What whoever runs this process keeps of the ledger, at home. */
  readonly receipts: ReceiptBook;
  /** What the ledger must still contain: its first entry, and what is kept at home. */
  readonly known: readonly KnownHead[];
  readonly listEngine: ListEngine;
  /** How each large part was tokenised, so far. */
  readonly ways: readonly TokenisingWay[];
  /** Why matches could not be kept for later questions, so far. */
  readonly unkept: readonly unknown[];
  wait(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** Whether a command only looks, which changes nothing in the folder, or may write. */
export type Access = 'read' | 'write';

/** Limits of an engine on this machine, spilling into a folder of its own. */
export const engineLimits = (spillFolder: string): EngineLimits => ({
  threads: availableParallelism(),
  memoryMegabytes: ENGINE_MEGABYTES,
  spillFolder,
});

/** Everything that a room needs, from one folder of this machine, which must be a room. */
export const localDeps = async (folder: string, access: Access = 'write'): Promise<LocalRoom> =>
  openRoom(folder, { marker: await markerOf(folder), access });

/**
 * What is kept at home of a room: by the place as it is named, and by the first entry of its ledger, which
 * hold whatever a link there or the rest of the marker says.
 */
export const receiptsOf = (folder: string, { begins }: Pick<RoomMarker, 'begins'>): ReceiptBook =>
  new HomeReceipts([resolve(folder), begins?.checksum ?? '']);

/** What DuckDB does with questions, loaded with the first one. */
const deferredQueryEngine = (
  ...made: ConstructorParameters<typeof DuckDbQueryEngine>
): QueryEngine => {
  let engine: Promise<QueryEngine> | undefined;
  const open = () => {
    engine ??= import('#adapters/duckdb/duckdb-query-engine.ts').then(
      ({ DuckDbQueryEngine: Engine }) => new Engine(...made),
    );
    return engine;
  };
  return {
    quote: async (bytes, query) => (await open()).quote(bytes, query),
    run: async (query, purpose) => (await open()).run(query, purpose),
  };
};

/** Merges lists in this thread, loaded with the first match that is made. */
const mergedMatch: NonNullable<MatchPorts['merge']> = async (making, target) => {
  const { mergeMatch } = await import('#adapters/kernel/match/merge-match.ts');
  return mergeMatch(making, target);
};

/** The same of lists. */
const deferredListEngine = (
  ...made: ConstructorParameters<typeof DuckDbListEngine>
): ListEngine => ({
  members: async (query, use) => {
    const { DuckDbListEngine: Engine } = await import('#adapters/duckdb/duckdb-list-engine.ts');
    return new Engine(...made).members(query, use);
  },
});

/** The keys of a room, what opens its drops, and what makes and destroys the keys of its epochs. */
const keysIn = (folder: string, workspace: FolderWorkspace) => ({
  keyRing: new FileKeyRing(folder),
  epochKeys: new FileEpochKeys(folder, () => workspace.open()),
  dropOpener: new FileDropOpener(folder, () => workspace.open()),
});

/** Opens a room whose marker was read. One that may be written to is swept of what killed processes left. */
export const openRoom = async (
  folder: string,
  { marker, access }: { readonly marker: RoomMarker; readonly access: Access },
): Promise<LocalRoom> => {
  const scratch = { parent: join(folder, 'work'), mark: `room ${marker.id}` };
  const workspace = new FolderWorkspace(scratch.parent, scratch.mark);
  const swept = access === 'write' ? (await workspace.sweep()) + (await sweepMaking(folder)) : 0;
  const objects = new FileObjectStore(join(folder, 'objects'), () => workspace.open());
  const keys = keysIn(join(folder, 'keys'), workspace);
  const clock = { now: () => new Date() };
  const receipts = receiptsOf(folder, marker);
  const lying = await lastEntryIn(join(folder, 'objects'));
  const known = [marker.begins, await receipts.read(), lying].filter((each) => each !== undefined);
  const limits = engineLimits(join(workspace.own, 'spill'));
  const ways: TokenisingWay[] = [];
  const unkept: unknown[] = [];
  const { close: closeEngines, ...engines } = deferredEngines(limits, (way) => ways.push(way));
  return {
    id: marker.id,
    folder,
    swept,
    deadScratch: async () =>
      (await deadScratch(scratch.parent, scratch.mark)).length + (await deadMaking(folder)).length,
    objects,
    ...keys,
    clock,
    workspace,
    receipts,
    known,
    wait: sleep,
    ledger: new ObjectLedger({ objects, ...keys, clock, known, wait: sleep }),
    randomness: systemRandomness,
    ...engines,
    ways,
    unkept,
    queryEngine: deferredQueryEngine(
      limits,
      { locate: locateIn(folder, objects) },
      { objects, ...keys, workspace, merge: mergedMatch, notKept: (cause) => unkept.push(cause) },
    ),
    listEngine: deferredListEngine(limits, { locate: locateIn(folder, objects) }),
    shards: 1,
    capacity: LAPTOP,
    close: async () => {
      await closeEngines();
      await workspace.close();
    },
  };
};

/** Finds the token files of a version in the folder of a room. */
const locateIn = (folder: string, objects: FileObjectStore) => async (table: VersionId) =>
  (await objects.list(versionPrefix(table))).flatMap(({ key, bytes }) => {
    const kind = kindOfTokenFile(key);
    return kind ? [{ kind, path: join(folder, 'objects', key), bytes }] : [];
  });
