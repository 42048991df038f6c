import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { AirlockError } from '#core/errors.ts';
import { DIGESTS, kernelDigests } from '#proof/kernel/kernel-digests.ts';

/** Where the kernel's sources and its built modules lie. */
export const KERNEL_FOLDER = fileURLToPath(new URL('../../kernel/', import.meta.url));

/**
 * No garbage collector, no allocation, no import: a module can do nothing but compute in the memory that it is given.
 * Fast before small. Relaxed SIMD stays off, for its results differ between processors.
 */
const OPTIONS = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--converge', '--noAssert'];

/** Builds one module, and answers what the compiler gives. */
const compile = async (entry: string): Promise<Uint8Array> => {
  const built: Uint8Array[] = [];
  const { error, stderr } = await asc.main(
    [entry, '--baseDir', KERNEL_FOLDER, '--outFile', 'module.wasm', ...OPTIONS],
    {
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') built.push(contents);
      },
    },
  );
  const [module] = built;
  if (error || !module)
    throw new AirlockError(
      'usage',
      `kernel/${entry} does not compile: ${stderr.toString().trim()} Correct it and build again.`,
    );
  return module;
};

/** The files in the kernel's folder that are modules of their own, each the entry of what it exports. */
export const kernelEntries = async (): Promise<readonly string[]> =>
  (await readdir(KERNEL_FOLDER)).filter((name) => name.endsWith('.ts')).sort();

/** Builds every module of the kernel into a folder; with them the digests of what was built, and of what. */
export const buildKernel = async (out: string): Promise<void> => {
  const modules = new Map<string, Uint8Array>();
  for (const entry of await kernelEntries())
    modules.set(entry.replace(/\.ts$/, '.wasm'), await compile(entry));
  for (const [name, bytes] of modules) await writeFile(join(out, name), bytes);
  await writeFile(join(out, DIGESTS), await kernelDigests(KERNEL_FOLDER, modules));
};
