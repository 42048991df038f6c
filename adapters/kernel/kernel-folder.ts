import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Where the kernel's built files lie: beside a bundle, or beside this project's other folders. */
const KERNEL_FOLDER = ['./kernel/', '../../kernel/']
  .map((folder) => new URL(folder, import.meta.url))
  .find((folder) => existsSync(folder));

/** What of the engine's WebAssembly is used: the types of Node leave it to those of browsers. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: unknown } }>;
};

/** The memory of a module, whose places its functions are told. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/**
 * What a built file of the kernel exports, e.g. `tokenise`, in an instance of its own. The kernel imports nothing.
 * Throws where the engine has no SIMD.
 */
export const instantiateKernel = async (name: string): Promise<unknown> => {
  const bytes = await readFile(new URL(`${name}.wasm`, KERNEL_FOLDER ?? import.meta.url));
  const { instance } = await WebAssembly.instantiate(bytes, {});
  return instance.exports;
};
