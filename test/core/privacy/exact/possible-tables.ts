import { type Counts, countAt } from './exact-counts.ts';

/** What an attacker does not know of a table: its suppressed cells and margins. */
export interface Hidden {
  readonly cells: ReadonlySet<number>;
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/** Shortest way with room from one node to another, as nodes; empty when there is none. */
const findWay = (room: (from: number, to: number) => number, [from, to, size]: number[]) => {
  const previous = new Map<number, number>([[from ?? 0, -1]]);
  for (const node of previous.keys()) {
    for (let next = 0; next < (size ?? 0); next += 1) {
      if (!previous.has(next) && room(node, next) > 0) previous.set(next, node);
    }
  }
  const way: number[] = [];
  if (!previous.has(to ?? 0)) return way;
  for (let at = to ?? 0; at >= 0; at = previous.get(at) ?? -1) way.unshift(at);
  return way;
};

/**
 * The most people a suppressed cell can hold in any table without negative counts that agrees with
 * everything the attacker knows: a maximum flow, started from the true table.
 */
export const mostPossible = (
  counts: Counts,
  hidden: Hidden,
  { row, column }: { readonly row: number; readonly column: number },
): number => {
  const height = counts.length;
  const width = counts[0]?.length ?? 0;
  const now = counts.flat();
  const indexOf = (a: number, b: number) => Math.min(a, b) * width + Math.max(a, b) - height;
  const target = row * width + column;
  const room = (from: number, to: number): number => {
    if (from < height && to < height) return hidden.rows.has(from) && hidden.rows.has(to) ? 1e9 : 0;
    if (from >= height && to >= height) {
      return hidden.columns.has(from - height) && hidden.columns.has(to - height) ? 1e9 : 0;
    }
    const cell = indexOf(from, to);
    if (!hidden.cells.has(cell) || cell === target) return 0;
    return from < height ? (now[cell] ?? 0) : 1e9;
  };
  let most = countAt(counts, row, column);
  for (;;) {
    const way = findWay(room, [row, height + column, height + width]);
    const steps = way.slice(1).map((to, i) => [way[i] ?? 0, to] as const);
    const moved = Math.min(...steps.map(([from, to]) => room(from, to)));
    if (steps.length === 0 || moved >= 1e9) return steps.length === 0 ? most : 1e9;
    for (const [from, to] of steps) {
      if (from < height === to < height) continue;
      now[indexOf(from, to)] = (now[indexOf(from, to)] ?? 0) + (from < height ? -moved : moved);
    }
    most += moved;
  }
};
