import { once } from 'node:events';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { KernelTokeniser } from '#adapters/kernel/kernel-tokeniser.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import { FILLERS } from '#core/lint/placeholders.ts';
import type { Subkey } from '#core/ports/key-ring.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';

/*
 * A process into whose memory another one looks: `node key-holder.ts PART KEY TARGET WORKER` tokenises a part of three
 * rows under the key in a file. It says `done` once that has ended, however it did, and its own copy of the key is zeroed
 * as a room zeroes it. A line on its standard input ends its workers, and the next one itself.
 */
const [source = '', keyFile = '', target = '', worker = ''] = process.argv.slice(2);
const key = Buffer.allocUnsafeSlow(32) as Buffer & Subkey;
const file = openSync(keyFile, 'r');
readSync(file, key, 0, key.length, 0);
closeSync(file);

const pool = WorkerPool.open(1, pathToFileURL(worker));
const kernel = new KernelTokeniser({ limits: TEST_LIMITS, leastRows: 0, pool });
const told = once(process.stdin, 'data').then(() => pool.close());
const done = await kernel
  .tokenise({
    ...{ source, target, rows: 3, shards: 1, alone: true, part: 'part-0001' },
    ...{ fillers: FILLERS, attributes: {}, firstPerson: 0, subkeys: new Map([['email', key]]) },
  })
  .then(({ outcome }) => outcome)
  .catch((fault) => String(fault.code));
key.fill(0);
writeSync(1, `done: ${done}\n`);
await told;
await once(process.stdin, 'data');
process.exit();
