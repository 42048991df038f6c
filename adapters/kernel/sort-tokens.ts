import {
  columnsOf,
  LOST,
  type PartMemory,
  TOKEN,
  TOKEN_WORDS,
} from '#adapters/kernel/part-memory.ts';

/** One kind of a part. */
export interface KindTask {
  readonly memory: PartMemory;
  readonly kind: number;
  /** How many rows keep a token that several have. */
  readonly holders: number;
}

/** The rows that keep their token of a kind, in the order of the tokens, and how many lost theirs to an earlier row. */
export interface SortedKind {
  readonly rows: SharedArrayBuffer;
  /** Of each of them the first 32 bits of its token, which rise as the vault orders tokens. */
  readonly heads: SharedArrayBuffer;
  readonly losers: number;
}

/** Tokens that begin alike are sorted among themselves: some five hundred of a part of a million. */
const PIECE_BITS = 11;
const PIECES = 2 ** PIECE_BITS;

/** Rows, and of each token the 32 bits behind those that its piece has in common. */
interface Keyed {
  readonly rows: Uint32Array;
  readonly keys: Uint32Array;
}

/** Sorts the tokens of a kind, and takes one that more rows hold than may from all but the first. */
export const sortTokens = ({ memory, kind, holders }: KindTask): SortedKind => {
  const { tokens, states, verdicts } = columnsOf(memory);
  const ofKind = {
    tokens: tokens[kind] ?? new Uint32Array(),
    states: states[kind] ?? new Uint8Array(),
    verdicts,
    holders,
  };
  const starts = pieceStarts(ofKind);
  const total = starts[PIECES] ?? 0;
  const rows = new Uint32Array(new SharedArrayBuffer(total * 4));
  const keys = new Uint32Array(total);
  fillPieces(ofKind, starts, { rows, keys });
  const scratch = {
    rows: new Uint32Array(largest(starts)),
    keys: new Uint32Array(largest(starts)),
  };
  for (let piece = 0; piece < PIECES; piece += 1) {
    const [from, to] = [starts[piece] ?? 0, starts[piece + 1] ?? 0];
    const own = { rows: rows.subarray(from, to), keys: keys.subarray(from, to) };
    sortPiece(own, scratch, ofKind.tokens);
  }
  return loseDuplicates({ rows, keys }, starts, ofKind);
};

interface KindRows {
  readonly tokens: Uint32Array;
  readonly states: Uint8Array;
  readonly verdicts: Uint8Array;
  readonly holders: number;
}

/** The first bits of a token as the vault orders it: with a sign. */
const headOf = (tokens: Uint32Array, row: number): number =>
  ((tokens[row * TOKEN_WORDS + 1] ?? 0) ^ 0x80000000) >>> 0;

/** Where each piece begins, and where the last ends. */
const pieceStarts = ({ tokens, states, verdicts }: KindRows): Uint32Array => {
  const starts = new Uint32Array(PIECES + 1);
  for (let row = 0; row < verdicts.length; row += 1) {
    if (states[row] !== TOKEN || verdicts[row] !== 0) continue;
    const after = (headOf(tokens, row) >>> (32 - PIECE_BITS)) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let piece = 0; piece < PIECES; piece += 1)
    starts[piece + 1] = (starts[piece + 1] ?? 0) + (starts[piece] ?? 0);
  return starts;
};

const largest = (starts: Uint32Array): number =>
  starts.reduce((most, end, at) => Math.max(most, end - (starts[at - 1] ?? 0)), 0);

/** Puts each row into its piece, in the order of the rows. */
const fillPieces = (
  { tokens, states, verdicts }: KindRows,
  starts: Uint32Array,
  { rows, keys }: Keyed,
): void => {
  const next = starts.slice();
  for (let row = 0; row < verdicts.length; row += 1) {
    if (states[row] !== TOKEN || verdicts[row] !== 0) continue;
    const head = headOf(tokens, row);
    const piece = head >>> (32 - PIECE_BITS);
    const at = next[piece] ?? 0;
    rows[at] = row;
    keys[at] = (head << PIECE_BITS) | ((tokens[row * TOKEN_WORDS] ?? 0) >>> (32 - PIECE_BITS));
    next[piece] = at + 1;
  }
};

const counts = new Uint32Array(PIECES + 1);

/**
 * Sorts rows whose tokens begin alike: by the first bits of their keys, which leaves hardly two together, and then by
 * what is left of them; those with the same key by the whole token, and then as they stood, which is the order of rows.
 */
const sortPiece = ({ rows, keys }: Keyed, scratch: Keyed, tokens: Uint32Array): void => {
  counts.fill(0);
  for (let at = 0; at < keys.length; at += 1) {
    const after = ((keys[at] ?? 0) >>> (32 - PIECE_BITS)) + 1;
    counts[after] = (counts[after] ?? 0) + 1;
  }
  for (let at = 0; at < PIECES; at += 1) counts[at + 1] = (counts[at + 1] ?? 0) + (counts[at] ?? 0);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    const to = counts[key >>> (32 - PIECE_BITS)] ?? 0;
    counts[key >>> (32 - PIECE_BITS)] = to + 1;
    scratch.keys[to] = key;
    scratch.rows[to] = rows[at] ?? 0;
  }
  for (let at = 0; at < keys.length; at += 1) {
    const [key, row] = [scratch.keys[at] ?? 0, scratch.rows[at] ?? 0];
    let to = at;
    for (; to > 0; to -= 1) {
      const before = keys[to - 1] ?? 0;
      if (before < key) break;
      if (before === key && compareTokens(tokens, rows[to - 1] ?? 0, row) <= 0) break;
      keys[to] = before;
      rows[to] = rows[to - 1] ?? 0;
    }
    keys[to] = key;
    rows[to] = row;
  }
};

/**
 * The order of two rows' tokens of one kind: by the first half and then by the second, both signed. Negative if the
 * first comes first, 0 if they are the same.
 */
const compareTokens = (tokens: Uint32Array, one: number, other: number): number => {
  const [a, b] = [one * TOKEN_WORDS, other * TOKEN_WORDS];
  return (
    ((tokens[a + 1] ?? 0) | 0) - ((tokens[b + 1] ?? 0) | 0) ||
    (tokens[a] ?? 0) - (tokens[b] ?? 0) ||
    ((tokens[a + 3] ?? 0) | 0) - ((tokens[b + 3] ?? 0) | 0) ||
    (tokens[a + 2] ?? 0) - (tokens[b + 2] ?? 0)
  );
};

/** Only of rows with the same key are the tokens looked at, which lie anywhere. */
const loseDuplicates = (
  { rows, keys }: Keyed,
  starts: Uint32Array,
  { tokens, states, holders }: KindRows,
): SortedKind => {
  const heads = new Uint32Array(new SharedArrayBuffer(rows.length * 4));
  let kept = 0;
  for (let piece = 0; piece < PIECES; piece += 1) {
    const end = starts[piece + 1] ?? 0;
    for (let [at, last, having] = [starts[piece] ?? 0, -1, 0]; at < end; at += 1) {
      const [key, row] = [keys[at] ?? 0, rows[at] ?? 0];
      const isSame = key === last && compareTokens(tokens, rows[kept - 1] ?? 0, row) === 0;
      if (isSame && having === holders) {
        states[row] = LOST;
        continue;
      }
      having = isSame ? having + 1 : 1;
      rows[kept] = row;
      heads[kept] = (piece << (32 - PIECE_BITS)) | (key >>> PIECE_BITS);
      last = key;
      kept += 1;
    }
  }
  const [first, firstHeads] = [sharedCopy(rows, kept), sharedCopy(heads, kept)];
  return { rows: first, heads: firstHeads, losers: rows.length - kept };
};

/** The first of these numbers. Of none, `slice` of shared memory throws: V8 takes one empty memory for another. */
const sharedCopy = (all: Uint32Array, count: number): SharedArrayBuffer => {
  const shared = new SharedArrayBuffer(count * 4);
  new Uint32Array(shared).set(all.subarray(0, count));
  return shared;
};
