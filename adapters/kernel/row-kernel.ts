import { instantiateKernel, type KernelMemory } from '#adapters/kernel/kernel-folder.ts';

/** What `kernel/prepare.wasm` offers. All numbers are places in its memory, or counts. */
export interface RowKernel {
  readonly memory: KernelMemory;
  /** The first byte that is the caller's. */
  heap(): number;
  countLines(from: number, end: number): number;
  /** Teaches a dictionary a text and what it means; answers its number, 255 where there is no room. */
  learn(dictionary: number, text: number, length: number, meaning: number): number;
  readRows(
    plan: number,
    from: number,
    end: number,
    isLast: boolean,
    row: number,
    line: number,
  ): number;
  rowsRead(): number;
  linesRead(): number;
  /** 0 at the end of the text, 1 within a row, 2 at a row that is not read here. */
  stoppedBy(): number;
  packDigests(
    outcomes: number,
    marks: number,
    digests: number,
    rows: number,
    present: number,
    keys: number,
    target: number,
  ): number;
}

/** An instance of its own, with memory of its own. Throws where the engine has no SIMD. */
export const loadRowKernel = async (): Promise<RowKernel> =>
  (await instantiateKernel('prepare')) as RowKernel;
