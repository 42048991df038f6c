import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import {
  closeTrailEngine,
  DuckDbTrail,
  openTrailEngine,
  type TrailEngine,
} from '#adapters/duckdb/trail/duckdb-trail.ts';
import { findLogFiles } from '#adapters/duckdb/trail/find-log-files.ts';
import { LoadingTrail, type TrailProgress } from '#adapters/duckdb/trail/loading-trail.ts';
import { notRegular } from '#adapters/regular-file.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import { AirlockError } from '#core/errors.ts';
import type { Trail } from '#core/ports/trail.ts';
import type { Examined } from '#core/trail/examined.ts';

/** How often it is told how far the reading is: a person sees it move, and a terminal is not flooded. */
const PROGRESS_MS = 200;

/** How a trail is to be read. */
export interface TrailOpening {
  /** What belongs to the room; without it, everything does. */
  readonly scope?: RoomScope | undefined;
  readonly onProgress?: ((progress: TrailProgress) => void) | undefined;
  /** A folder for what does not fit into memory; the temporary folder of this machine if left out. */
  readonly scratch?: string | undefined;
}

/**
 * Reads a folder of CloudTrail's log files, however deep, or one such file, into a trail. What is not read is counted
 * in `examined`. Throws AirlockError('usage') for a folder that cannot be read, or something that is neither.
 */
export const openTrail = async (path: string, opening: TrailOpening = {}): Promise<Trail> => {
  const isFolder = await isReadableFolder(path);
  const scratch = await mkdtemp(join(opening.scratch ?? tmpdir(), 'airlock-trail-'));
  const engine = await openTrailEngine(scratch);
  try {
    return new DuckDbTrail(engine, await load(engine, { path, isFolder, opening }));
  } catch (fault) {
    await closeTrailEngine(engine);
    throw fault;
  }
};

interface Loading {
  readonly path: string;
  readonly isFolder: boolean;
  readonly opening: TrailOpening;
}

const load = async (
  engine: TrailEngine,
  { path, isFolder, opening: { scope, onProgress } }: Loading,
): Promise<Examined> => {
  const loading = await LoadingTrail.begin(engine, scope);
  const told = setInterval(() => onProgress?.(loading.progress), PROGRESS_MS);
  try {
    const found = isFolder ? findLogFiles(path) : findLogFiles(dirname(path), basename(path));
    for await (const each of found) await loading.read(each);
    return await loading.end();
  } finally {
    clearInterval(told);
  }
};

const isReadableFolder = async (path: string): Promise<boolean> => {
  const stats = await stat(path).catch((cause: unknown) => {
    throw new AirlockError('usage', `The logs "${path}" cannot be read: check the path.`, {
      cause,
    });
  });
  if (stats.isDirectory() || stats.isFile()) return stats.isDirectory();
  throw notRegular({ code: 'usage', path });
};
