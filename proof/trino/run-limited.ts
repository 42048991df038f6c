import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a program ended, and the last of what it said. */
export interface Ending {
  readonly outcome: 'done' | 'failed' | 'late' | 'missing';
  readonly said: string;
}

/** Where a program runs, and what it finds in its environment: as this process, if left out. */
export interface Surroundings {
  readonly cwd?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** What a program wrote on both of its outputs so far: the last 20,000 characters. */
const listen = (child: ChildProcess): (() => string) => {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(-20_000);
    });
  return () => said;
};

/**
 * Runs a program for at most so long. It has a process group of its own: at the limit, and when this
 * process is interrupted, all that it started ends too.
 */
export const runLimited = async (
  [program, ...given]: readonly [string, ...string[]],
  limitSeconds: number,
  { cwd, variables }: Surroundings = {},
): Promise<Ending> => {
  const child = spawn(program, given, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(cwd === undefined ? {} : { cwd }),
    ...(variables === undefined ? {} : { env: variables }),
  });
  const said = listen(child);
  const end = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    end();
  }, limitSeconds * 1000);
  const interrupted = (): void => {
    end();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const [code] = await once(child, 'close');
    return { outcome: late ? 'late' : code === 0 ? 'done' : 'failed', said: said() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { outcome: 'missing', said: '' };
  } finally {
    clearTimeout(limit);
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
};
