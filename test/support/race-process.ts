/**
 * A process that tries to create the same objects as others at the same moment:
 * `node race-process.ts <root> <scratch> <name> <start, ms> <keys>` prints the keys that it won.
 */
import { mkdir } from 'node:fs/promises';
import { FileObjectStore } from '#adapters/local/file-object-store.ts';

const [root = '', scratch = '', name = '', start = '0', keys = '0'] = process.argv.slice(2);
const store = new FileObjectStore(root, () =>
  mkdir(scratch, { recursive: true }).then(() => scratch),
);
while (Date.now() < Number(start)) await new Promise((resolve) => setTimeout(resolve, 1));
const won: string[] = [];
for (let at = 0; at < Number(keys); at += 1)
  if (await store.putIfAbsent(`race/${at}`, new TextEncoder().encode(name))) won.push(`race/${at}`);
process.stdout.write(JSON.stringify(won));
