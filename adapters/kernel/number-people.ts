import { columnsOf, type PartMemory, TOKEN } from '#adapters/kernel/part-memory.ts';
import { compareAcross, type RowToken } from '#adapters/kernel/sort-tokens.ts';

/** The kinds of a part, each sorted. */
export interface NumberTask {
  readonly memory: PartMemory;
  /** Of each kind, the rows that have a token of it, in the order of the tokens. */
  readonly sorted: readonly SharedArrayBuffer[];
}

/** Of one kind, the people who have no token of a kind before it: where their first token stands among the others'. */
interface Heads {
  readonly tokens: Uint32Array;
  readonly rows: Uint32Array;
  next: number;
}

/** Numbers the people of a part in the order of the first token that each has, and answers how many they are. */
export const numberPeople = ({ memory, sorted }: NumberTask): number => {
  const { tokens, states, persons } = columnsOf(memory);
  const heads = sorted.map((rows, kind): Heads => {
    const before = states.slice(0, kind);
    const ofKind = new Uint32Array(rows);
    const first =
      kind === 0 ? ofKind : ofKind.filter((row) => before.every((each) => each[row] !== TOKEN));
    return { tokens: tokens[kind] ?? new Uint32Array(), rows: first, next: 0 };
  });
  let number = 0;
  for (let least = leastOf(heads); least; least = leastOf(heads)) {
    persons[least.rows[least.next] ?? 0] = number;
    least.next += 1;
    number += 1;
  }
  return number;
};

const leastOf = (heads: readonly Heads[]): Heads | undefined => {
  let least: Heads | undefined;
  for (const each of heads) {
    if (each.next >= each.rows.length) continue;
    if (!least || compareAcross(tokenOf(each), tokenOf(least)) < 0) least = each;
  }
  return least;
};

const tokenOf = ({ tokens, rows, next }: Heads): RowToken => ({ tokens, row: rows[next] ?? 0 });
