import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let home: string | undefined;

/** Gives a run of tests a home of its own: what commands remember of their rooms is no business of the real one. */
export const setup = async (): Promise<void> => {
  home = await mkdtemp(join(tmpdir(), 'airlock-test-home-'));
  process.env.AIRLOCK_HOME = home;
};

/** Removes it. */
export const teardown = async (): Promise<void> => {
  if (home !== undefined) await rm(home, { recursive: true, force: true });
};
