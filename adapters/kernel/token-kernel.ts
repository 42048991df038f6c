import { instantiateKernel, type KernelMemory } from '#adapters/kernel/kernel-folder.ts';

/** What `kernel/tokenise.wasm` offers. All numbers are places in its memory, or counts. */
export interface TokenKernel {
  readonly memory: KernelMemory;
  setKey(slot: number, key: number, length: number): void;
  clearKeys(): void;
  hexLower(source: number, stride: number, count: number, target: number, bad: number): number;
  hmac(slot: number, source: number, count: number, high: number, low: number): void;
  sha256(source: number, lengths: number, stride: number, count: number, target: number): void;
}

let loaded: Promise<TokenKernel> | undefined;

/** The kernel of this thread, which is compiled once. Throws where the engine has no SIMD. */
export const loadKernel = (): Promise<TokenKernel> => {
  loaded ??= instantiateKernel('tokenise') as Promise<TokenKernel>;
  return loaded;
};
