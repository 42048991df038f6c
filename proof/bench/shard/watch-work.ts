import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where work reads and writes, all of it, and where it spills. */
interface Places {
  readonly folder: string;
  readonly spillFolder: string;
}

/** What some work took. */
interface Watched {
  readonly seconds: number;
  /** Largest memory of the process while it went on. */
  readonly peakMegabytes: number;
  /** Most that lay in the folder at a time, spilt or not; and most that was spilt. */
  readonly diskMegabytes: number;
  readonly spiltMegabytes: number;
}

const MEGABYTE = 1024 ** 2;
const LOOK_EVERY_MS = 250;

const bytesIn = async (folder: string): Promise<number> => {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};

/** Does some work, and looks all the while at what it takes. */
export const watchWork = async (
  { folder, spillFolder }: Places,
  work: () => Promise<void>,
): Promise<Watched> => {
  const most = { memory: 0, disk: 0, spilt: 0 };
  let done = false;
  const look = async (): Promise<void> => {
    while (!done) {
      most.memory = Math.max(most.memory, process.memoryUsage.rss());
      most.disk = Math.max(most.disk, await bytesIn(folder));
      most.spilt = Math.max(most.spilt, await bytesIn(spillFolder));
      await wait(LOOK_EVERY_MS);
    }
  };
  const began = performance.now();
  const looking = look();
  try {
    await work();
  } finally {
    done = true;
  }
  const seconds = (performance.now() - began) / 1_000;
  await looking;
  const megabytes = (bytes: number): number => Math.round(bytes / MEGABYTE);
  return {
    seconds: Math.round(seconds * 10) / 10,
    peakMegabytes: megabytes(most.memory),
    diskMegabytes: megabytes(most.disk),
    spiltMegabytes: megabytes(most.spilt),
  };
};
