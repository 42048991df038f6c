import { expect } from '#adapters/kernel/not-understood.ts';
import { codeColumn, deltaColumn, plainColumn } from '#adapters/kernel/settle/integer-column.ts';
import type { IntegerFileWriter } from '#adapters/kernel/settle/integer-file-writer.ts';
import type { OrderedRows } from '#adapters/kernel/settle/merge-window.ts';
import type { SettleMemory } from '#adapters/kernel/settle/settle-memory.ts';
import { ROW_GROUP_ROWS } from '#core/work-limits.ts';

/** Where those go who keep a token, and the persons who lost one. */
export interface SettledFiles {
  readonly kept: IntegerFileWriter;
  readonly lost: IntegerFileWriter;
}

/** Takes rows in the order of their tokens, and writes of each token the lowest persons, as many as may have it, and who else had it. */
export class SettledOutput {
  readonly #memory: SettleMemory;
  readonly #files: SettledFiles;
  readonly #holders: number;
  #lost = 0;

  constructor(memory: SettleMemory, files: SettledFiles, holders: number) {
    this.#memory = memory;
    this.#holders = holders;
    this.#files = files;
  }

  /** How many lost a token. */
  get lost(): number {
    return this.#lost;
  }

  /** Takes all rows that there are of their tokens. Throws NotUnderstood where they are out of order. */
  take({ order, rows }: OrderedRows): void {
    const { kernel } = this.#memory;
    kernel.startWith(this.#holders);
    while (kernel.reached() < rows) {
      const inOrder = kernel.settleSome(order, rows, ROW_GROUP_ROWS);
      expect(inOrder !== 0, 'tokens out of order');
      if (kernel.keptRows() === ROW_GROUP_ROWS) this.#writeKept(ROW_GROUP_ROWS);
      if (kernel.lostRows() === ROW_GROUP_ROWS) this.#writeLost(ROW_GROUP_ROWS);
    }
  }

  /** Writes what is left. */
  end(): void {
    const { kernel } = this.#memory;
    const [kept, lost] = [kernel.keptRows(), kernel.lostRows()];
    if (kept % ROW_GROUP_ROWS > 0) this.#writeKept(kept);
    if (lost % ROW_GROUP_ROWS > 0) this.#writeLost(lost);
  }

  #writeKept(values: number): void {
    const memory = this.#memory;
    const { high, low, person, codes } = memory.kept;
    this.#files.kept.append(values, [
      () => deltaColumn(memory, { place: high, values }),
      () => plainColumn(memory, { place: low, values }),
      () => deltaColumn(memory, { place: person, values }),
      ...codes.map((place) => () => codeColumn(memory, { place, values })),
    ]);
  }

  #writeLost(values: number): void {
    const memory = this.#memory;
    this.#lost += values;
    this.#files.lost.append(values, [() => plainColumn(memory, { place: memory.lost, values })]);
  }
}
