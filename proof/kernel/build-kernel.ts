import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { AirlockError } from '#core/errors.ts';
import {
  DIGESTS,
  KERNEL_FOLDER,
  kernelDigests,
  kernelEntries,
} from '#proof/kernel/kernel-digests.ts';

/**
 * No garbage collector, no allocation, no import: a module can do nothing but compute in the memory that it is given.
 * Fast before small. Relaxed SIMD stays off, for its results differ between processors.
 */
const OPTIONS = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--converge', '--noAssert'];

/** Builds one module; the compiler itself says what is wrong with its source. */
const compile = async (entry: string): Promise<Uint8Array> => {
  const built: Uint8Array[] = [];
  const { error } = await asc.main(
    [entry, '--baseDir', KERNEL_FOLDER, '--outFile', 'module.wasm', ...OPTIONS],
    {
      stderr: process.stderr,
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') built.push(contents);
      },
    },
  );
  const [module] = built;
  if (error || !module)
    throw new AirlockError(
      'usage',
      `kernel/${entry} does not compile: correct what the compiler says above, and build again.`,
    );
  return module;
};

/** Builds every module of the kernel into a folder; with them the digests of what was built, and of what. */
export const buildKernel = async (out: string): Promise<void> => {
  const modules = new Map<string, Uint8Array>();
  for (const entry of await kernelEntries())
    modules.set(entry.replace(/\.ts$/, '.wasm'), await compile(entry));
  for (const [name, bytes] of modules) await writeFile(join(out, name), bytes);
  await writeFile(join(out, DIGESTS), await kernelDigests(modules));
};
