import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REMOVAL = { recursive: true, force: true, maxRetries: 3 } as const;

/** A folder of this process, and what removes it. */
export interface ScratchFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes a folder that is gone at the latest when this process ends, also if somebody interrupts it. */
export const makeScratchFolder = async (name: string): Promise<ScratchFolder> => {
  const path = await mkdtemp(join(tmpdir(), `airlock-${name}-`));
  const atExit = (): void => rmSync(path, REMOVAL);
  process.once('exit', atExit);
  return {
    path,
    remove: async () => {
      process.off('exit', atExit);
      await rm(path, REMOVAL);
    },
  };
};
