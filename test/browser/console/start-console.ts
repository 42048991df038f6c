import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** A console that runs in a process of its own, from source, as `npm run airlock -- console` does. */
export interface Running {
  readonly door: string;
  readonly stop: () => Promise<string>;
}

/** Starts it for the brand on the room in a folder, with more options of the command; `stop` answers what it printed. */
export const startConsole = async (room: string, ...more: readonly string[]): Promise<Running> => {
  const line = ['console', '--room', room, '--party', 'brand', '--json'];
  const args = ['cli/main.ts', ...line, ...more];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  const opened = new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (text) => {
      err += text;
      const door = /http:\/\/\S+/.exec(err)?.[0];
      if (door !== undefined && err.includes('once')) resolve(door);
    });
    child.on('exit', () => reject(new Error(err)));
  });
  const stop = async (): Promise<string> => {
    child.kill('SIGINT');
    await once(child, 'close');
    return out;
  };
  return { door: await opened, stop };
};
