import { IDENTIFIER_REASONS, type IdentifierReason } from '#core/lint/reasons.ts';

/** 32-bit words of a token as it lies in memory: its first half and its second, each with the low word first. */
export const TOKEN_WORDS = 4;

/** The state of a row that has nothing of a kind. */
export const NOTHING = 0;
/** The state of one that has a token. */
export const TOKEN = 1;
/** The state of one whose token an earlier row keeps. */
export const LOST = 2;
/** The first of the states that say why a row has no token though it has a value. */
export const FIRST_BAD = 3;

/** The state of a row that has no token of a kind for this reason. */
export const badState = (reason: IdentifierReason): number =>
  FIRST_BAD + IDENTIFIER_REASONS.indexOf(reason);

/**
 * What the threads share about one part. It holds tokens and codes, never a digest or a key. Memory that a larger part left
 * has room for more rows than these.
 */
export interface PartMemory {
  readonly rows: number;
  /** Of each kind, `TOKEN_WORDS` words a row. */
  readonly tokens: readonly SharedArrayBuffer[];
  /** Of each kind, one byte a row: what it has. */
  readonly states: readonly SharedArrayBuffer[];
  /** Of each attribute, one byte a row: its code, or 0 for what is not declared. */
  readonly codes: readonly SharedArrayBuffer[];
  /** One byte a row: 0 if it is accepted, else one more than the place of its reason in `LINT_REASONS`. */
  readonly verdicts: SharedArrayBuffer;
  /** The place of each row's person among those of the part. */
  readonly persons: SharedArrayBuffer;
}

/** Room for a part of so many rows, kinds and attributes. */
export const partMemory = (rows: number, kinds: number, attributes: number): PartMemory => {
  const each = (columns: number, bytes: number): readonly SharedArrayBuffer[] =>
    Array.from({ length: columns }, () => new SharedArrayBuffer(rows * bytes));
  return {
    rows,
    tokens: each(kinds, TOKEN_WORDS * 4),
    states: each(kinds, 1),
    codes: each(attributes, 1),
    verdicts: new SharedArrayBuffer(rows),
    persons: new SharedArrayBuffer(rows * 4),
  };
};

/** The same as numbers. */
export interface PartColumns {
  readonly tokens: readonly Uint32Array[];
  readonly states: readonly Uint8Array[];
  readonly codes: readonly Uint8Array[];
  readonly verdicts: Uint8Array;
  readonly persons: Uint32Array;
}

/** Views of a part's memory, as far as its rows go. */
export const columnsOf = (memory: PartMemory): PartColumns => {
  const { rows } = memory;
  return {
    tokens: memory.tokens.map((each) => new Uint32Array(each, 0, rows * TOKEN_WORDS)),
    states: memory.states.map((each) => new Uint8Array(each, 0, rows)),
    codes: memory.codes.map((each) => new Uint8Array(each, 0, rows)),
    verdicts: new Uint8Array(memory.verdicts, 0, rows),
    persons: new Uint32Array(memory.persons, 0, rows),
  };
};
