import { TOKEN_WORDS } from '#adapters/kernel/part-memory.ts';

/** Places in a list of rows, from the first to before the last. */
type Slice = readonly [from: number, to: number];

/** Rows in the order of their tokens, which are signed: the shards of the second half come first. */
interface OrderedTokens {
  readonly tokens: Uint32Array;
  readonly rows: Uint32Array;
}

/** The slice of each of so many shards: its tokens are neighbours. */
export const shardSlices = ({ tokens, rows }: OrderedTokens, shards: number): readonly Slice[] => {
  const slices: Slice[] = Array.from({ length: shards }, () => [0, 0]);
  for (let from = 0; from < rows.length; ) {
    const shard = shardOf(tokens, rows[from] ?? 0, shards);
    let [least, most] = [from, rows.length];
    while (most - least > 1) {
      const middle = (least + most) >>> 1;
      if (shardOf(tokens, rows[middle] ?? 0, shards) === shard) least = middle;
      else most = middle;
    }
    slices[shard] = [from, most];
    from = most;
  }
  return slices;
};

const shardOf = (tokens: Uint32Array, row: number, shards: number): number =>
  Math.floor(((tokens[row * TOKEN_WORDS + 1] ?? 0) / 2 ** 32) * shards);
