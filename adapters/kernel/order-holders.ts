import { TOKEN_WORDS } from '#adapters/kernel/part-memory.ts';

/** Rows in the order of their tokens, and the person of each row of the part. */
interface HeldTokens {
  readonly tokens: Uint32Array;
  readonly persons: Uint32Array;
  readonly rows: Uint32Array;
}

/** Puts the rows of one token into the order of their persons, where several rows have one. */
export const orderHolders = ({ tokens, persons, rows }: HeldTokens): void => {
  const personAt = (row: number): number => persons[row] ?? 0;
  for (let from = 0, to = 1; from < rows.length; from = to) {
    for (to = from + 1; to < rows.length && isSame(tokens, rows[from] ?? 0, rows[to] ?? 0); )
      to += 1;
    if (to - from > 1)
      rows.subarray(from, to).sort((one, other) => personAt(one) - personAt(other));
  }
};

const isSame = (tokens: Uint32Array, one: number, other: number): boolean => {
  for (let word = 0; word < TOKEN_WORDS; word += 1)
    if (tokens[one * TOKEN_WORDS + word] !== tokens[other * TOKEN_WORDS + word]) return false;
  return true;
};
