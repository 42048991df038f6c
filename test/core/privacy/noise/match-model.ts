import type { Question } from '#core/analyses/question.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
/** A row of a party's file: at most one token of each kind, and the value of its attribute. */
export interface ModelRow {
  /** Token of each kind of the question, in the agreement's order; undefined where the row has none. */
  readonly tokens: readonly (string | undefined)[];
  readonly value: string;
}

/** A settled list: each token belongs to one person. */
export type ModelList = readonly ModelRow[];

/** First row wins: a token that an earlier row holds is taken away; rows without any token go. */
export const settle = (rows: readonly ModelRow[]): ModelList => {
  const held = new Set<string>();
  return rows
    .map(({ tokens, value }) => ({
      value,
      tokens: tokens.map((token, kind) => {
        const name = `${kind} ${token}`;
        if (token === undefined || held.has(name)) return undefined;
        held.add(name);
        return token;
      }),
    }))
    .filter(({ tokens }) => tokens.some((token) => token !== undefined));
};

/** Whose attributes the cells are made of; none for an overlap. */
export type CellsBy = 'nothing' | 'counted' | 'other' | 'both';

/** People per cell, counted as the SQL counts: the match by the earliest kind decides. */
export const countCells = (
  counted: ModelList,
  other: ModelList,
  by: CellsBy,
): ReadonlyMap<string, number> => {
  const cells = new Map<string, number>();
  for (const person of counted) {
    const match = person.tokens
      .map((token, kind) =>
        token === undefined ? undefined : other.find(({ tokens }) => tokens[kind] === token),
      )
      .find((found) => found !== undefined);
    if (!match) continue;
    const cell = {
      nothing: '',
      counted: person.value,
      other: match.value,
      both: `${person.value} ${match.value}`,
    }[by];
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return cells;
};

/** By how much two tables differ, all cells together. */
export const distance = (
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): number => {
  const cells = new Set([...a.keys(), ...b.keys()]);
  return [...cells].reduce(
    (sum, cell) => sum + Math.abs((a.get(cell) ?? 0) - (b.get(cell) ?? 0)),
    0,
  );
};

/** The list without its row number `at`. */
export const without = (list: ModelList, at: number): ModelList => list.filter((_, n) => n !== at);

/** A question on the first so many kinds, whose cells are these. */
export const questionOf = (kinds: number, by: CellsBy): Question => ({
  analysis: by === 'nothing' ? 'overlap' : 'segments',
  counted: { party: 'brand', dataset: 'customers' },
  other: { party: 'publisher', dataset: 'audience' },
  on: IDENTIFIER_KINDS.slice(0, kinds),
  by: [
    ...(by === 'counted' || by === 'both' ? [{ party: 'brand', attribute: 'tier' }] : []),
    ...(by === 'other' || by === 'both' ? [{ party: 'publisher', attribute: 'device' }] : []),
  ],
});
