import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { NoKernel } from '#adapters/kernel/not-understood.ts';

/** Where the kernel's built files lie: beside a bundle, or beside this project's other folders. */
const KERNEL_FOLDER = ['./kernel/', '../../kernel/']
  .map((folder) => new URL(folder, import.meta.url))
  .find((folder) => existsSync(folder));

/** What of the engine's WebAssembly is used: the types of Node leave it to those of browsers, and some engines have none. */
declare const WebAssembly:
  | {
      validate(bytes: Uint8Array): boolean;
      instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: unknown } }>;
    }
  | undefined;

/** The memory of a module, whose places its functions are told. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/**
 * What a built file of the kernel exports, e.g. `tokenise`, in an instance of its own. The kernel imports nothing.
 * Throws NoKernel where the file is missing or the engine does not know what is in it, such as SIMD.
 */
export const instantiateKernel = async (name: string): Promise<unknown> => {
  if (typeof WebAssembly === 'undefined' || !KERNEL_FOLDER) throw new NoKernel('no WebAssembly');
  const file = new URL(`${name}.wasm`, KERNEL_FOLDER);
  if (!existsSync(file)) throw new NoKernel('no file of the kernel');
  const bytes = await readFile(file);
  if (!WebAssembly.validate(bytes)) throw new NoKernel('not all of WebAssembly');
  const { instance } = await WebAssembly.instantiate(bytes, {});
  return instance.exports;
};
