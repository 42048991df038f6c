import { columnsOf, LOST, type PartMemory, TOKEN } from '#adapters/kernel/part-memory.ts';
import type { SortedKind } from '#adapters/kernel/sort-tokens.ts';

/** A part whose kinds are sorted, and the places among them of those by which nobody is known: labels, own ids. */
export interface SortedPart {
  readonly memory: PartMemory;
  readonly sorted: readonly SortedKind[];
  readonly nameless: readonly number[];
}

/**
 * The kinds of a part, without the labels and own ids of rows that lost their last identifier to earlier ones: these
 * alone are nobody. What they lost is told as theirs already.
 */
export const withoutNameless = ({
  memory,
  sorted,
  nameless,
}: SortedPart): readonly SortedKind[] => {
  const lost = sorted.some(({ losers }, kind) => !nameless.includes(kind) && losers > 0);
  if (!lost) return sorted;
  const { states } = columnsOf(memory);
  const identifiers = states.filter((_, kind) => !nameless.includes(kind));
  const isSomebody = (row: number): boolean => identifiers.some((each) => each[row] === TOKEN);
  return sorted.map((tokens, kind) => {
    const own = states[kind];
    return own && nameless.includes(kind) ? ofSomebody(tokens, own, isSomebody) : tokens;
  });
};

const ofSomebody = (
  tokens: SortedKind,
  states: Uint8Array,
  isSomebody: (row: number) => boolean,
): SortedKind => {
  const [rows, heads] = [new Uint32Array(tokens.rows), new Uint32Array(tokens.heads)];
  let kept = 0;
  for (const [at, row] of rows.entries()) {
    if (!isSomebody(row)) {
      states[row] = LOST;
      continue;
    }
    rows[kept] = row;
    heads[kept] = heads[at] ?? 0;
    kept += 1;
  }
  return {
    ...tokens,
    rows: shared(rows.subarray(0, kept)),
    heads: shared(heads.subarray(0, kept)),
  };
};

const shared = (words: Uint32Array): SharedArrayBuffer => {
  const memory = new SharedArrayBuffer(words.byteLength);
  new Uint32Array(memory).set(words);
  return memory;
};
