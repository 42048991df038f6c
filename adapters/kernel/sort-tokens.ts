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
}

/** The rows that keep their token of a kind, in the order of the tokens, and how many lost theirs to an earlier row. */
export interface SortedKind {
  readonly rows: SharedArrayBuffer;
  readonly losers: number;
}

/** Tokens that begin alike are sorted among themselves: some five hundred of a part of a million. */
const PIECE_BITS = 11;
const PIECES = 2 ** PIECE_BITS;
/** A number holds 52 bits exactly: 32 of a token behind those that its piece has in common, and its place there. */
const PLACES = 2 ** 20;

/** Sorts the tokens of a kind, and takes one that several rows hold from all but the first. */
export const sortTokens = ({ memory, kind }: KindTask): SortedKind => {
  const { tokens, states, verdicts } = columnsOf(memory);
  const kindTokens = tokens[kind] ?? new Uint32Array();
  const kindStates = states[kind] ?? new Uint8Array();
  const starts = pieceStarts(kindTokens, kindStates, verdicts);
  const rows = new Uint32Array(new SharedArrayBuffer((starts[PIECES] ?? 0) * 4));
  const next = starts.slice();
  for (let row = 0; row < verdicts.length; row += 1) {
    if (kindStates[row] !== TOKEN || verdicts[row] !== 0) continue;
    const piece = pieceOf(kindTokens, row);
    const at = next[piece] ?? 0;
    rows[at] = row;
    next[piece] = at + 1;
  }
  for (let piece = 0; piece < PIECES; piece += 1)
    sortPiece(rows.subarray(starts[piece], starts[piece + 1]), kindTokens);
  return loseDuplicates(rows, kindTokens, kindStates);
};

/** The first bits of a token as the vault orders it: with a sign. */
const headOf = (tokens: Uint32Array, row: number): number =>
  ((tokens[row * TOKEN_WORDS + 1] ?? 0) ^ 0x80000000) >>> 0;

const pieceOf = (tokens: Uint32Array, row: number): number =>
  headOf(tokens, row) >>> (32 - PIECE_BITS);

const pieceStarts = (
  tokens: Uint32Array,
  states: Uint8Array,
  verdicts: Uint8Array,
): Uint32Array => {
  const starts = new Uint32Array(PIECES + 1);
  for (let row = 0; row < verdicts.length; row += 1) {
    if (states[row] !== TOKEN || verdicts[row] !== 0) continue;
    const after = pieceOf(tokens, row) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let piece = 0; piece < PIECES; piece += 1)
    starts[piece + 1] = (starts[piece + 1] ?? 0) + (starts[piece] ?? 0);
  return starts;
};

/**
 * Sorts rows whose tokens begin alike: by the rest of the first word and the top of the second, which as one number
 * with the place behind them sort as the engine sorts numbers; those that are still alike, by the whole token and
 * then as they stood, which is the order of the rows.
 */
const sortPiece = (rows: Uint32Array, tokens: Uint32Array): void => {
  if (rows.length > PLACES) throw new Error('more tokens begin alike than chance can do');
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const rest = headOf(tokens, row) & (2 ** (32 - PIECE_BITS) - 1);
    const more = (tokens[row * TOKEN_WORDS] ?? 0) >>> (32 - PIECE_BITS);
    keys[at] = (rest * PIECES + more) * PLACES + at;
  }
  keys.sort();
  const before = rows.slice();
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    rows[at] = before[key % PLACES] ?? 0;
    if (at > 0 && isAlike(key, keys[at - 1] ?? 0)) sinkBack(rows, at, tokens);
  }
};

const isAlike = (one: number, other: number): boolean =>
  Math.floor(one / PLACES) === Math.floor(other / PLACES);

/** Puts the last of some sorted rows in its place among them. */
const sinkBack = (rows: Uint32Array, last: number, tokens: Uint32Array): void => {
  const row = rows[last] ?? 0;
  let at = last;
  for (; at > 0 && compareTokens(tokens, rows[at - 1] ?? 0, row) > 0; at -= 1)
    rows[at] = rows[at - 1] ?? 0;
  rows[at] = row;
};

/** The order of two rows' tokens: negative if the first comes first, 0 if they are the same. */
export const compareTokens = (tokens: Uint32Array, one: number, other: number): number =>
  compareAcross({ tokens, row: one }, { tokens, row: other });

/** The token of a row. */
export interface RowToken {
  readonly tokens: Uint32Array;
  readonly row: number;
}

/** The order of two tokens, which may be of different kinds: by the first half and then by the second, both signed. */
export const compareAcross = (one: RowToken, other: RowToken): number => {
  const [a, b] = [one.row * TOKEN_WORDS, other.row * TOKEN_WORDS];
  const [x, y] = [one.tokens, other.tokens];
  return (
    ((x[a + 1] ?? 0) | 0) - ((y[b + 1] ?? 0) | 0) ||
    (x[a] ?? 0) - (y[b] ?? 0) ||
    ((x[a + 3] ?? 0) | 0) - ((y[b + 3] ?? 0) | 0) ||
    (x[a + 2] ?? 0) - (y[b + 2] ?? 0)
  );
};

const loseDuplicates = (
  rows: Uint32Array<SharedArrayBuffer>,
  tokens: Uint32Array,
  states: Uint8Array,
): SortedKind => {
  let kept = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const isSame = kept > 0 && compareTokens(tokens, rows[kept - 1] ?? 0, row) === 0;
    if (isSame) states[row] = LOST;
    else {
      rows[kept] = row;
      kept += 1;
    }
  }
  const losers = rows.length - kept;
  return { rows: losers === 0 ? rows.buffer : rows.buffer.slice(0, kept * 4), losers };
};
