import { columnsOf, type PartMemory, partMemory } from '#adapters/kernel/part-memory.ts';

/**
 * Lends the memory of a part that is done to the next one. What threads share is no weight to the collector, which would
 * let that of every part lie until the process ends; what nobody takes again is still its own to collect.
 */
export class SpareMemory {
  #spare: WeakRef<PartMemory> | undefined;

  /** Room for a part, all zeros: that of an earlier one if it is large enough. */
  take(rows: number, kinds: number, attributes: number): PartMemory {
    const spare = this.#spare?.deref();
    this.#spare = undefined;
    const fits =
      spare !== undefined &&
      spare.verdicts.byteLength >= rows &&
      spare.tokens.length === kinds &&
      spare.codes.length === attributes;
    return fits ? { ...spare, rows } : partMemory(rows, kinds, attributes);
  }

  /** Takes memory back that no thread uses any more, and forgets what is in it. */
  giveBack(memory: PartMemory): void {
    const { tokens, states, codes, verdicts, persons } = columnsOf(memory);
    for (const column of [...tokens, ...states, ...codes, verdicts, persons]) column.fill(0);
    this.#spare = new WeakRef(memory);
  }
}
