import type { KernelMemory } from '#adapters/kernel/kernel-folder.ts';

/** What a module of the kernel has for its callers to work in. */
interface Module {
  readonly memory: KernelMemory;
  heap(): number;
}

/** A part of the memory: only one that is `written` may change. */
interface Region {
  readonly from: number;
  readonly to: number;
  readonly written: boolean;
}

const PAGE = 65_536;

/**
 * The memory of a module, in which whatever it is given lies between canaries: bytes that differ from place to place and
 * from one `fresh` to the next. This stands in for an address sanitiser, which WebAssembly has none of. A read that goes
 * too far traps where its region ends the memory; elsewhere it shows, if at all, in an answer that changes with the
 * canaries.
 */
export class CanaryMemory {
  readonly #module: Module;
  #regions: Region[] = [];
  #next: number;
  #end: number;
  #before = Buffer.alloc(0);

  constructor(module: Module) {
    this.#module = module;
    this.#next = module.heap();
    this.#end = module.memory.buffer.byteLength;
    this.fresh(1);
  }

  /** All of the callers' memory, as it is now. */
  get bytes(): Buffer {
    return Buffer.from(this.#module.memory.buffer);
  }

  /** Forgets every region, and fills the memory with other canaries. */
  fresh(salt: number): void {
    this.#regions = [];
    this.#end = this.bytes.length;
    const { bytes } = this;
    // An odd place, for nothing says that a region begins at an even one.
    this.#next = this.#module.heap() + 1 + (salt % 61);
    for (let at = this.#module.heap(); at < bytes.length; at += 1)
      bytes[at] = (at * 167 + (at >> 8) * 59 + salt * 101) & 0xff;
  }

  /** Where bytes lie that may be read. With `last`, the memory ends with them. */
  input(content: Uint8Array, last = false): number {
    const from = this.#place(content.length, { written: false, last });
    this.bytes.set(content, from);
    return from;
  }

  /** Where so many bytes may be written. With `last`, the memory ends with them. */
  output(size: number, last = false): number {
    return this.#place(size, { written: true, last });
  }

  /** Runs it, and answers the places that changed and are no output's; the kernel's own memory is left out. */
  trespasses(run: () => void): readonly number[] {
    this.#before = Buffer.from(this.bytes);
    run();
    const after = this.bytes;
    const found: number[] = [];
    let from = this.#module.heap();
    const written = this.#regions.filter((region) => region.written);
    for (const region of [...written.sort((a, b) => a.from - b.from), undefined]) {
      const to = region?.from ?? after.length;
      if (this.#before.compare(after, from, to, from, to) !== 0)
        for (let at = from; at < to; at += 1) if (this.#before[at] !== after[at]) found.push(at);
      from = region?.to ?? to;
    }
    return found;
  }

  #place(size: number, { written, last }: { written: boolean; last: boolean }): number {
    const from = last ? this.#end - size : this.#next;
    if (from < this.#next || (!last && from + size + 64 > this.#end))
      throw new RangeError(`${this.bytes.length / PAGE} pages do not hold these regions.`);
    this.#regions.push({ from, to: from + size, written });
    if (last) this.#end = from - 64;
    else this.#next = from + size + 33 + (size % 7);
    return from;
  }
}
