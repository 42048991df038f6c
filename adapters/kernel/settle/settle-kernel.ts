import { instantiateKernel, type KernelMemory } from '#adapters/kernel/kernel-folder.ts';

/** What `kernel/settle.wasm` offers. All numbers are places in its memory, or counts; 0 is an answer that says no. */
export interface SettleKernel {
  readonly memory: KernelMemory;
  /** The first place that is the callers'. */
  heap(): number;
  unpackDeltas(source: number, length: number, target: number, count: number): number;
  packDeltas(source: number, count: number, target: number): number;
  lookUpNumbers(
    source: number,
    count: number,
    dictionary: number,
    size: number,
    target: number,
  ): number;
  lookUpCodes(
    source: number,
    count: number,
    dictionary: number,
    size: number,
    target: number,
  ): number;
  narrow(source: number, count: number, target: number): number;
  bounds(source: number, count: number, target: number): void;
  usedCodes(source: number, count: number, target: number): void;
  packCodes(source: number, count: number, places: number, width: number, target: number): number;
  setRows(...columns: readonly number[]): void;
  setKept(...columns: readonly number[]): void;
  rises(from: number, to: number): number;
  orderTokens(slices: number, count: number, order: number, places: number): number;
  startWith(holdersAtMost: number): void;
  settleSome(order: number, count: number, room: number): number;
  keptRows(): number;
  lostRows(): number;
  reached(): number;
}

/** A kernel of its own, whose memory goes with it. */
export const loadSettleKernel = (): Promise<SettleKernel> =>
  instantiateKernel('settle') as Promise<SettleKernel>;
