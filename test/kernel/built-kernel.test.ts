import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  DIGESTS,
  KERNEL_FOLDER,
  kernelDigests,
  kernelEntries,
} from '#proof/kernel/kernel-digests.ts';

it('the kernel is built of the sources that lie beside it: else `npm run build:kernel`', async () => {
  const modules = new Map<string, Uint8Array>();
  for (const entry of await kernelEntries()) {
    const name = entry.replace(/\.ts$/, '.wasm');
    modules.set(name, await readFile(join(KERNEL_FOLDER, name)));
  }
  expect(await readFile(join(KERNEL_FOLDER, DIGESTS), 'utf8')).toBe(await kernelDigests(modules));
});
