import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./dying-files.ts', import.meta.url));

/** Runs a command, whose last argument is its folder, that dies at a step; answers how many it took if it lived. */
export const dieAt = (
  step: number,
  when: 'before' | 'after',
  args: readonly string[],
): Promise<{ readonly steps: number; readonly code: number } | undefined> =>
  new Promise((resolve, reject) => {
    const counted = join(args.at(-1) ?? '', '..', `counted-${step}-${when}`);
    execFile(process.execPath, [CHILD, `${step}`, when, counted, '--', ...args], (error) => {
      if (error?.signal === 'SIGKILL') resolve(undefined);
      else if (error) reject(error);
      else readFile(counted, 'utf8').then((text) => resolve(JSON.parse(text)), reject);
    });
  });
