import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressCells } from '#core/privacy/exact/complementary-suppression.ts';
import { countTable } from '#core/privacy/exact/count-table.ts';
import { releaseExactly } from '#core/privacy/exact/exact-release.ts';
import { hideRareValues, type IsRare } from '#core/privacy/minimum-support.ts';
import { asCounts, type Counts, columnTotals, rowTotals } from './exact/exact-counts.ts';
import { derivable } from './exact/table-attacker.ts';

const K = 5;
const SIZE = 4;

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * K }));
/** Of an attribute with a single declared value its cell is the whole. */
const tables: fc.Arbitrary<Counts> = fc
  .tuple(fc.integer({ min: 2, max: SIZE }), fc.integer({ min: 2, max: SIZE }))
  .chain(([height, width]) =>
    fc.array(fc.array(count, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );
/** Some of the values a0 … a3 and b0 … b3, which are those of the rows and of the columns. */
const rareValues = fc.subarray(['a', 'b'].flatMap((name) => [0, 1, 2, 3].map((n) => name + n)));
const isIn =
  (rare: readonly string[]): IsRare =>
  (_, value) =>
    rare.includes(value);

const suppressed = (counts: Counts, isRare: IsRare): ReadonlySet<number> =>
  suppressCells(countTable(hideRareValues(asCounts(counts, K), isRare)), K);
/** The table of one attribute alone, whose values stand in its rows. */
const margin = (totals: readonly number[], name: string, rare: readonly string[]) =>
  suppressed(
    totals.map((people) => [people]),
    (attribute, value) => attribute === 'a' && rare.includes(name + value.slice(1)),
  );

const forEvery = (check: (counts: Counts, rare: readonly string[]) => void): void =>
  fc.assert(fc.property(tables, rareValues, check), { numRuns: 2_000 });

describe('a value that too few people of its own list have', () => {
  it('is in no released cell, and says what any suppressed cell says', () => {
    forEvery((counts, rare) => {
      const hidden = hideRareValues(asCounts(counts, K), isIn(rare));
      for (const cell of releaseExactly(hidden, { k: K, roundTo: 5 }))
        if (Object.values(cell.by).some((value) => rare.includes(value)))
          expect(cell).toEqual({
            ...{ by: cell.by, outcome: 'suppressed' },
            reason: 'small-or-protecting',
          });
    });
  });

  it('does not follow from totals with exact counts, nor does its cell, whatever it holds', () => {
    forEvery((counts, rare) => {
      const hidden = {
        cells: suppressed(counts, isIn(rare)),
        rows: margin(rowTotals(counts), 'a', rare),
        columns: margin(columnTotals(counts), 'b', rare),
      };
      expect(derivable(counts, K, hidden)).toEqual([]);
    });
  });

  it('changes nothing where as many people are asked for as k is', () => {
    const more = fc.array(fc.nat(K), { minLength: 2 * SIZE, maxLength: 2 * SIZE });
    fc.assert(
      fc.property(tables, more, (counts, unmatched) => {
        // Of a list the matched people of a value are a part of those who have it.
        const supports = new Map<string, number>([
          ...rowTotals(counts).map((n, at) => [`a${at}`, n + (unmatched[at] ?? 0)] as const),
          ...columnTotals(counts).map(
            (n, at) => [`b${at}`, n + (unmatched[SIZE + at] ?? 0)] as const,
          ),
        ]);
        const isRare: IsRare = (_, value) => (supports.get(value) ?? 0) < K;
        const rules = { k: K, roundTo: 5 };
        expect(releaseExactly(hideRareValues(asCounts(counts, K), isRare), rules)).toEqual(
          releaseExactly(asCounts(counts, K), rules),
        );
      }),
    );
  });
});
