import { instantiateKernel, type KernelMemory } from '#adapters/kernel/kernel-folder.ts';

/** What `kernel/tokenise.wasm` offers. All numbers are places in its memory, or counts. */
export interface TokenKernel {
  readonly memory: KernelMemory;
  /** The first place that is the callers'. */
  heap(): number;
  setKey(slot: number, key: number, length: number): void;
  clearKeys(): void;
  hexLower(source: number, stride: number, count: number, target: number, bad: number): number;
  hmac(slot: number, source: number, count: number, high: number, low: number): void;
  sha256(source: number, lengths: number, stride: number, count: number, target: number): void;
}

let loaded: Promise<TokenKernel> | undefined;

/** The kernel of this thread, which is compiled once. Throws NoKernel where it cannot run. */
export const loadKernel = async (): Promise<TokenKernel> => {
  loaded ??= instantiateKernel('tokenise') as Promise<TokenKernel>;
  try {
    return await loaded;
  } catch (fault) {
    // Whatever kept it away, such as memory that ended, need not be there the next time.
    loaded = undefined;
    throw fault;
  }
};

const PAGE_BYTES = 65_536;
const ALIGNMENT = 64;

/** Places for so many bytes each, one after the other from the start of the callers' memory, which grows to hold them. */
export const placesIn = (
  kernel: Pick<TokenKernel, 'heap' | 'memory'>,
  sizes: readonly number[],
): readonly number[] => {
  let end = kernel.heap();
  const places = sizes.map((size) => {
    const place = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
    end = place + size;
    return place;
  });
  const missing = end - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE_BYTES));
  return places;
};
