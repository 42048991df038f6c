import type { BlockTable } from './block-table.ts';
import { cheapestPaths, type Network, type Paths } from './cheapest-paths.ts';

/**
 * How people can move between the lines of a table without any released number changing. Nodes are
 * the rows, then the columns. A column can give people to a row through any suppressed block; a row
 * can give k people to a column only where a suppressed block surely has them. A released block can
 * be used too, for the price of suppressing it.
 */
const movesIn = (blocks: BlockTable): Network => {
  const rows = blocks.length;
  const price = (from: number, to: number): number => {
    const block = blocks[Math.min(from, to)]?.[Math.max(from, to) - rows];
    if (block === undefined || (from < rows && !block.solid)) return Number.POSITIVE_INFINITY;
    return block.price;
  };
  return { size: rows + (blocks[0]?.length ?? 0), price };
};

const suppressAlong = (blocks: BlockTable, way: readonly number[]): void => {
  for (const [step, node] of way.slice(1).entries()) {
    const before = way[step] ?? node;
    const block = blocks[Math.min(before, node)]?.[Math.max(before, node) - blocks.length];
    if (block !== undefined) block.price = 0;
  }
};

/** Makes a way from one node to another, by suppressing what is cheapest unless there is one. */
const wayMaker = (blocks: BlockTable): ((from: number, to: number) => void) => {
  const network = movesIn(blocks);
  let found: Paths[] = [];
  return (from, to) => {
    found[from] ??= cheapestPaths(network, from);
    const paths = found[from];
    if (paths.priceTo(to) === 0) return;
    suppressAlong(blocks, paths.wayTo(to));
    found = [];
  };
};

/**
 * Where the k people that a block might hold would come from: its row, if that has k people for sure
 * in one block; else every other block of the row, as only together they surely have them.
 */
const sources = (blocks: BlockTable, row: number, column: number): readonly number[] => {
  const line = blocks[row] ?? [];
  if (line.some((block) => block.solid)) return [row];
  return [...line.keys()].filter((other) => other !== column).map((other) => blocks.length + other);
};

/** The same for its column, where they would leave. */
const sinks = (blocks: BlockTable, row: number, column: number): readonly number[] => {
  if (blocks.some((line) => line[column]?.solid)) return [blocks.length + column];
  return [...blocks.keys()].filter((other) => other !== row);
};

/**
 * Promise: for every block that may hold fewer than k people there is another table, with the same
 * released numbers and no negative count, in which it holds at least k; `blocks` is changed so.
 *
 * Let k people move from the row of the block to its column, over steps as in `movesIn`, and then
 * through the block back to the row: no total of a line changes, and the block gains them. A step
 * takes at most k people from a block, which has them. If no block of the row surely has k people,
 * its blocks are all suppressed and have them together (the total of the row is at least k), so the
 * people start at the columns of those blocks; and likewise for the column.
 *
 * Such ways always exist: a row's solid block leads to another column, a column's solid block comes
 * from another row, and the block where these two meet closes the way, whatever it holds.
 */
export const protectBlocks = (blocks: BlockTable): void => {
  const makeWay = wayMaker(blocks);
  for (const [row, line] of blocks.entries()) {
    for (const [column, block] of line.entries()) {
      if (block.solid) continue;
      const ends = sinks(blocks, row, column);
      for (const from of sources(blocks, row, column)) {
        for (const to of ends) makeWay(from, to);
      }
    }
  }
};
