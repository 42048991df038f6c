import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partChecksum } from '#adapters/file-checksum.ts';
import type { Workspace } from '#core/ports/workspace.ts';
import type { Checksum } from '#core/sha256.ts';

/** Scratch space in the temporary folder, which a Lambda function has to itself. */
export class TemporaryWorkspace implements Workspace {
  async withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
    const folder = await mkdtemp(join(tmpdir(), 'airlock-work-'));
    try {
      return await use(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  checksum(path: string): Promise<{ bytes: number; sha256: Checksum }> {
    return partChecksum(path);
  }
}

/** What the object store, the workspace and DuckDB make in the temporary folder. */
const OURS = /^airlock-(work-|object-|spill$)/;

/**
 * Removes what a run left that was killed half-way: Lambda starts a new process after it, and keeps the
 * folder. So neither digests nor tokens wait there for the next event, nor is the disk full before it begins.
 * Only where no other process uses the folder.
 */
export const sweepTemporaryFolder = async (folder = tmpdir()): Promise<void> => {
  for (const name of await readdir(folder))
    if (OURS.test(name)) await rm(join(folder, name), { recursive: true, force: true });
};
