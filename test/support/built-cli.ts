import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache');

/** The command as it is packed, which is up in half the time that its source takes: tests start hundreds of them. */
export const builtCli = (): string => {
  const folder = process.env.AIRLOCK_BUILT_CLI;
  if (folder === undefined) throw new Error('This suite needs test/support/built-cli.ts.');
  return join(folder, 'cli/airlock.mjs');
};

/** Builds it once for a run of tests. */
export const setup = async (): Promise<void> => {
  const { bundleCli } = await import('#proof/package/bundle-cli.ts');
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'airlock-cli-'));
  // Some tests start it as somebody who owns nothing.
  await chmod(folder, 0o755);
  await bundleCli(folder);
  process.env.AIRLOCK_BUILT_CLI = folder;
};

/** Removes it. */
export const teardown = async (): Promise<void> => {
  const folder = process.env.AIRLOCK_BUILT_CLI;
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
};
