import type { KernelMemory } from '#adapters/kernel/kernel-folder.ts';

/** What a module of the kernel has for its callers to work in. */
interface Module {
  readonly memory: KernelMemory;
  heap(): number;
}

/** A part of the memory, up to a place that is no part of it. */
export interface Region {
  readonly from: number;
  readonly to: number;
}

/** Fills a region with bytes that differ from place to place and from one salt to the next. */
export const setCanaries = (memory: KernelMemory, { from, to }: Region, salt: number): void => {
  const bytes = Buffer.from(memory.buffer);
  for (let at = from; at < to; at += 1) bytes[at] = (at * 167 + (at >> 8) * 59 + salt * 101) & 0xff;
};

/** Runs it, and answers the places from `from` on that changed and are in no region that may be written. */
export const trespasses = (
  memory: KernelMemory,
  { from, written }: { from: number; written: readonly Region[] },
  run: () => void,
): readonly number[] => {
  const after = Buffer.from(memory.buffer);
  const before = Buffer.from(after);
  run();
  const found: number[] = [];
  let free = from;
  const end = { from: after.length, to: after.length };
  for (const region of [...written.toSorted((a, b) => a.from - b.from), end]) {
    const to = Math.max(free, region.from);
    if (before.compare(after, free, to, free, to) !== 0)
      for (let at = free; at < to; at += 1) if (before[at] !== after[at]) found.push(at);
    free = Math.max(free, region.to);
  }
  return found;
};

/** The constants of a module that are not what they are in another that did nothing yet, by their places. */
export const changedConstants = (module: Module, untouched: Module): readonly number[] => {
  const now = Buffer.from(module.memory.buffer);
  const constants = Buffer.from(untouched.memory.buffer, 0, untouched.heap());
  return [...constants.keys()].filter((at) => constants[at] !== 0 && constants[at] !== now[at]);
};

const PAGE = 65_536;

/**
 * The memory of a module, in which whatever it is given lies between canaries. This stands in for an address sanitiser,
 * which WebAssembly has none of. A read that goes too far traps where its region ends the memory; elsewhere it shows, if
 * at all, in an answer that changes with the canaries.
 */
export class CanaryMemory {
  readonly #module: Module;
  #written: Region[] = [];
  #next = 0;
  #end = 0;

  constructor(module: Module) {
    this.#module = module;
    this.fresh(1);
  }

  /** All of the memory, as it is now. */
  get bytes(): Buffer {
    return Buffer.from(this.#module.memory.buffer);
  }

  /** Forgets every region, and fills the memory with other canaries. */
  fresh(salt: number): void {
    this.#written = [];
    this.#end = this.bytes.length;
    // An odd place, for nothing says that a region begins at an even one.
    this.#next = this.#module.heap() + 1 + (salt % 61);
    const callers = { from: this.#module.heap(), to: this.#end };
    setCanaries(this.#module.memory, callers, salt);
  }

  /** Where bytes lie that may be read. With `last`, the memory ends with them. */
  input(content: Uint8Array, last = false): number {
    const from = this.#place(content.length, last);
    this.bytes.set(content, from);
    return from;
  }

  /** Where so many bytes may be written. With `last`, the memory ends with them. */
  output(size: number, last = false): number {
    const from = this.#place(size, last);
    this.#written.push({ from, to: from + size });
    return from;
  }

  /** Runs it, and answers the places that changed and are no output's; the kernel's own memory is left out. */
  trespasses(run: () => void): readonly number[] {
    const from = this.#module.heap();
    return trespasses(this.#module.memory, { from, written: this.#written }, run);
  }

  #place(size: number, last: boolean): number {
    const from = last ? this.#end - size : this.#next;
    if (from < this.#next || (!last && from + size + 64 > this.#end))
      throw new RangeError(`${this.bytes.length / PAGE} pages do not hold these regions.`);
    if (last) this.#end = from - 64;
    else this.#next = from + size + 33 + (size % 7);
    return from;
  }
}
