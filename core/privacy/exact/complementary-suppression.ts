import { mergeTable } from './block-table.ts';
import { type CountTable, positions } from './count-table.ts';
import { suppressLine } from './line-suppression.ts';
import { protectBlocks } from './protect-blocks.ts';
import { meetsThreshold } from './threshold.ts';

const suppressCrossing = (table: CountTable, k: number): ReadonlySet<number> => {
  const blocks = mergeTable(table, k);
  protectBlocks(blocks);
  const suppressed = blocks.flat().filter((block) => block.price === 0);
  return new Set(suppressed.flatMap((block) => block.cells));
};

/**
 * The cells of an exact table that must not be released, as indices row * columns + column.
 *
 * The attacker is assumed to know every released cell, the grand total, and the tables of A alone
 * and of B alone as this function releases them. Promises:
 *
 * 1. Every cell below `k` is suppressed; a table without one is released whole.
 * 2. For every cell below `k` and every suppressed margin there is another table that gives the same
 *    released numbers, with no negative count, in which it holds at least k people. So nobody can
 *    show that a suppressed count is below k, let alone find it (`protectBlocks` has the argument).
 * 3. No suppressed cell or margin follows from the released numbers. A cell that is suppressed to
 *    protect another lies on a cycle of suppressed cells through that other one: adding one person
 *    and taking one away in turn along the cycle changes it and no released number. The cells of a
 *    suppressed margin have a neighbour in another suppressed margin, to exchange people with.
 * 4. What is left over of a row, a column or the table, its total less its released cells, is
 *    nobody or at least k people: beside each cell below k stands one of at least k, unless the
 *    whole line is suppressed, and then the left-over is its total.
 * 5. Tables that share attributes do not help: what A×B hides stays hidden when A×C, B×C and so on
 *    are released too. Suppose released numbers of all of them combine to a number about A and B.
 *    A part from A×C or B×C that depends on both its attributes at once has nothing to cancel it,
 *    so it is a sum of one part for each attribute. Every row of a suppressed margin is suppressed
 *    whole, so such a part treats all suppressed values of its attribute alike, and is made of
 *    released margins and the grand total. Those are already assumed known above. (This is about
 *    what follows linearly; bounds that combine three tables are not covered.)
 *
 * Deterministic: the same counts always give the same pattern, so asking again tells nothing. What
 * it does not promise is safety from someone who knows some of the people counted, or who reasons
 * back from how companions are chosen (of two suppressed counts with 103 people in all and a k of
 * 100, one is below 4): that takes noise.
 * Source: cell suppression (Cox 1980, 1995; Fischetti and Salazar 2001), with a protection level of
 * k for each cell below k, chosen cell by cell along cheapest paths.
 */
export const suppressCells = (table: CountTable, k: number): ReadonlySet<number> => {
  const { rows, columns } = table;
  if (!meetsThreshold(table.total ?? 0, k)) return new Set(positions(rows * columns));
  if (columns === 1) {
    return suppressLine(
      positions(rows).map((row) => table.cell(row, 0)),
      k,
    );
  }
  if (rows === 1) {
    return suppressLine(
      positions(columns).map((column) => table.cell(0, column)),
      k,
    );
  }
  return suppressCrossing(table, k);
};
