import { columnsOf, LOST, type PartMemory, TOKEN } from '#adapters/kernel/part-memory.ts';
import type { SortedKind } from '#adapters/kernel/sort-tokens.ts';

/** A part whose kinds are sorted, and the place of labels among them. */
export interface LabelledPart {
  readonly memory: PartMemory;
  readonly sorted: readonly SortedKind[];
  readonly label: number;
}

/**
 * The kinds of a part, without the labels of rows that lost their last identifier to earlier ones: a label alone is
 * nobody. What they lost is told as theirs already.
 */
export const withoutNameless = ({ memory, sorted, label }: LabelledPart): readonly SortedKind[] => {
  const labels = sorted[label];
  const lost = sorted.some(({ losers }, kind) => kind !== label && losers > 0);
  if (labels === undefined || !lost) return sorted;
  const { states } = columnsOf(memory);
  const identifiers = states.filter((_, kind) => kind !== label);
  const [rows, heads] = [new Uint32Array(labels.rows), new Uint32Array(labels.heads)];
  let kept = 0;
  for (const [at, row] of rows.entries()) {
    if (!identifiers.some((each) => each[row] === TOKEN)) {
      states[label]?.fill(LOST, row, row + 1);
      continue;
    }
    rows[kept] = row;
    heads[kept] = heads[at] ?? 0;
    kept += 1;
  }
  return sorted.with(label, {
    ...labels,
    rows: shared(rows.subarray(0, kept)),
    heads: shared(heads.subarray(0, kept)),
  });
};

const shared = (words: Uint32Array): SharedArrayBuffer => {
  const memory = new SharedArrayBuffer(words.byteLength);
  new Uint32Array(memory).set(words);
  return memory;
};
