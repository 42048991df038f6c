import type { Question } from '#core/analyses/question.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';

/** A row of a party's file: at most one token of each kind, and the value of its attribute. */
export interface ModelRow {
  /** Token of each kind of the question, in the agreement's order; undefined where the row has none. */
  readonly tokens: readonly (string | undefined)[];
  readonly value: string;
}

export type Cells = ReadonlyMap<string, number>;

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

type Pair = readonly [ModelRow, ModelRow];

/** Who is whom, one to one: kind by kind, two who share a token are matched if neither is already. */
export const matchPairs = (counted: ModelList, other: ModelList): readonly Pair[] => {
  const pairs = new Map<ModelRow, ModelRow>();
  const taken = new Set<ModelRow>();
  for (const kind of counted[0]?.tokens.keys() ?? [])
    for (const person of counted) {
      const token = person.tokens[kind];
      if (token === undefined || pairs.has(person)) continue;
      const found = other.find(({ tokens }) => tokens[kind] === token);
      if (!found || taken.has(found)) continue;
      pairs.set(person, found);
      taken.add(found);
    }
  return [...pairs];
};

/** Matched pairs per cell, counted as the SQL counts. */
export const countCells = (counted: ModelList, other: ModelList, by: CellsBy): Cells => {
  const cells = new Map<string, number>();
  for (const [person, match] of matchPairs(counted, other)) {
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

/** By how much each cell of two tables differs, largest first; cells that do not are left out. */
export const changeOf = (a: Cells, b: Cells): ChangeVector =>
  [...new Set([...a.keys(), ...b.keys()])]
    .map((cell) => Math.abs((a.get(cell) ?? 0) - (b.get(cell) ?? 0)))
    .filter((change) => change > 0)
    .sort((one, other) => other - one);

const sumOf = (vector: ChangeVector, numbers: number): number =>
  vector.slice(0, numbers).reduce((sum, change) => sum + change, 0);

/** Whether a change is weakly majorised by one of the bounds: each sum of its largest numbers is no larger. */
export const isWithin = (change: ChangeVector, bounds: readonly ChangeVector[]): boolean =>
  bounds.some((bound) => change.every((_, at) => sumOf(change, at + 1) <= sumOf(bound, at + 1)));

/** The list without its row number `at`. */
export const without = (list: ModelList, at: number): ModelList => list.filter((_, n) => n !== at);

/** The list, in which the row number `at` has another value. */
export const having = (list: ModelList, at: number, value: string): ModelList =>
  list.map((row, n) => (n === at ? { ...row, value } : row));

/** Both lists of a question. */
export interface ModelLists {
  readonly counted: ModelList;
  readonly other: ModelList;
}

/**
 * Lists in which a row of one shares an identifier with a row of the other, who shares one of the next kind
 * with another row of the first, and so on for so many kinds: the longest path there is. The first row of
 * the list `first` begins it. Values go round: two alike, then two of another, on either list.
 */
export const chainFrom = (first: 'counted' | 'other', kinds: number): ModelLists => {
  const rows = Array.from({ length: kinds + 1 }, (_, at) => ({
    tokens: Array.from({ length: kinds }, (_, kind) =>
      kind === at || kind === at - 1 ? `t${kind}` : undefined,
    ),
    value: Math.floor(at / 2) % 2 === 0 ? 'x' : 'y',
  }));
  const [own, others] = [0, 1].map((start) => rows.filter((_, at) => at % 2 === start));
  const lists = [own ?? [], others ?? []] as const;
  return first === 'counted'
    ? { counted: lists[0], other: lists[1] }
    : { counted: lists[1], other: lists[0] };
};

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
