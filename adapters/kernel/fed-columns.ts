import { BIGINT, type DuckDBType, UTINYINT } from '@duckdb/node-api';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { type PartColumns, TOKEN, TOKEN_WORDS } from '#adapters/kernel/part-memory.ts';
import type { TokeniseTask } from '#core/ports/tokeniser.ts';

/** The tokens of one kind that a part's people keep. */
export interface KindTokens {
  readonly part: PartColumns;
  /** Which of the task's kinds. */
  readonly kind: number;
  /** Rows of the part in the order of their tokens. */
  readonly rows: Uint32Array;
}

/** Rows that are handed to the engine at a time: its own measure. */
export const CHUNK = 2_048;

/** A column that the engine is fed with, one chunk after the other. */
export interface FedColumn {
  readonly name: string;
  readonly type: DuckDBType;
  readonly bytes: number;
  readonly buffer: ArrayBuffer;
  /** Puts the values of some rows into the buffer. */
  fill(rows: Uint32Array): void;
  /** What is written of it; nothing if another column asks for it. */
  readonly select?: string;
}

/** The columns of a token file, in their order. */
export const fedColumns = (
  { part, kind }: KindTokens,
  { subkeys, attributes, alone, firstPerson }: TokeniseTask,
): readonly FedColumn[] => {
  const tokens = part.tokens[kind] ?? new Uint32Array();
  const others = [...subkeys.keys()].flatMap((name, other) =>
    alone || other === kind ? [] : otherToken(part, name, other),
  );
  return [
    tokenHalf(tokens, 0, { name: 'token_hi', select: 'token_hi' }),
    tokenHalf(tokens, 2, { name: 'token_lo', select: 'token_lo' }),
    personNumber(part.persons, firstPerson),
    ...Object.keys(attributes).map((name, at) => {
      const select = `${quoteName(name)}::bigint as ${quoteName(name)}`;
      return byteColumn(part.codes[at] ?? new Uint8Array(), { name, select });
    }),
    ...others,
  ];
};

type Named = Pick<FedColumn, 'name' | 'select'>;

/** Numbers of 64 bits, written as two words. */
const wideColumn = (
  named: Named,
  write: (words: Uint32Array, rows: Uint32Array) => void,
): FedColumn => {
  const words = new Uint32Array(CHUNK * 2);
  const fill = (rows: Uint32Array): void => write(words, rows);
  return { ...named, type: BIGINT, bytes: 8, buffer: words.buffer, fill };
};

const tokenHalf = (tokens: Uint32Array, half: 0 | 2, named: Named): FedColumn =>
  wideColumn(named, (words, rows) => {
    for (let at = 0; at < rows.length; at += 1) {
      const from = (rows[at] ?? 0) * TOKEN_WORDS + half;
      words[at * 2] = tokens[from] ?? 0;
      words[at * 2 + 1] = tokens[from + 1] ?? 0;
    }
  });

const personNumber = (persons: Uint32Array, firstPerson: number): FedColumn =>
  wideColumn({ name: 'person', select: 'person' }, (words, rows) => {
    for (let at = 0; at < rows.length; at += 1) {
      const person = firstPerson + (persons[rows[at] ?? 0] ?? 0);
      const low = person >>> 0;
      words[at * 2] = low;
      words[at * 2 + 1] = (person - low) / 2 ** 32;
    }
  });

const byteColumn = (source: Uint8Array, named: Named): FedColumn => {
  const values = new Uint8Array(CHUNK);
  const fill = (rows: Uint32Array): void => {
    for (let at = 0; at < rows.length; at += 1) values[at] = source[rows[at] ?? 0] ?? 0;
  };
  return { ...named, type: UTINYINT, bytes: 1, buffer: values.buffer, fill };
};

/** The person's token of another kind, which is null where it has none. */
const otherToken = (part: PartColumns, name: string, kind: number): readonly FedColumn[] => {
  const tokens = part.tokens[kind] ?? new Uint32Array();
  const states = part.states[kind] ?? new Uint8Array();
  const state = `_state_${name}`;
  const half = (column: string) => ({
    name: column,
    select: `case when ${state} = ${TOKEN} then ${column} end as ${column}`,
  });
  return [
    tokenHalf(tokens, 0, half(`_hi_${name}`)),
    tokenHalf(tokens, 2, half(`_lo_${name}`)),
    byteColumn(states, { name: state }),
  ];
};
