import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Measured } from './summary.ts';

/** Node knows nothing of the CPU time of its children; bash tells it, theirs included, to the millisecond. */
const TIMED = `TIMEFORMAT='%R %U %S'; time "$@" >/dev/null 2>/dev/null`;

/** The environment without what would make one command differ from the next. */
const plainEnvironment = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: '',
  NODE_COMPILE_CACHE: undefined,
  NO_COLOR: '1',
  LC_ALL: 'C',
  ...more,
});

/** Runs a command as a person would, its start included, and says what it took with all that it started. */
export const timeCommand = async (
  command: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<Measured> => {
  const shell = spawn('bash', ['-c', TIMED, 'bash', ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: plainEnvironment(more),
  });
  const [said, [code]] = await Promise.all([text(shell.stderr), once(shell, 'close')]);
  const [seconds = Number.NaN, user = Number.NaN, system = Number.NaN] = said
    .trim()
    .split(' ')
    .map(Number);
  if (code !== 0 || Number.isNaN(seconds + user + system))
    throw new Error(`"${command.slice(0, 3).join(' ')}" ended with exit code ${code}`);
  return { seconds, cpuSeconds: user + system, rssMegabytes: null };
};
