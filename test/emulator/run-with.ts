import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ran } from '#test/e2e/run-cli.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

/** Longer than any command here takes: a hang is a failure with a name. */
const LIMIT_MS = 120_000;

/** Runs a command line in a process of its own that sees these variables and no others. */
export const runWith = (
  variables: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, NO_COLOR: '1', ...variables };
    execFile(
      process.execPath,
      [MAIN, ...args],
      { env, maxBuffer: 1 << 26, timeout: LIMIT_MS },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    );
  });
