import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Timer } from '#proof/bench/timing.ts';

const lines = (path: string) =>
  createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }) });

/** What many would write first: a Set of the one side's digests, asked for each of the other's. */
export const run = async ({ folder }: { folder: string }, time: Timer): Promise<undefined> => {
  await time(async () => {
    const brand = new Set<string>();
    for await (const digest of lines(join(folder, 'brand.txt'))) brand.add(digest);
    const both = new Set<string>();
    for await (const digest of lines(join(folder, 'publisher.txt')))
      if (brand.has(digest)) both.add(digest);
    if (both.size === 0) throw new Error('the two files share nobody');
  });
};
