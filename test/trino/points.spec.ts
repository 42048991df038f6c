import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { SAMPLE_LIMITS } from '#proof/trino/sample-vault.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import { pointedLists, SMALL_RULE } from '#test/support/pointed-lists.ts';
import { pointsStatement } from '#test/trino/points-statement.ts';

const asNumbers = (rows: readonly (readonly unknown[])[]): readonly (readonly number[])[] =>
  rows.map((row) => row.map(Number));

it('the points give the same likely pairs in the same order on Trino and on DuckDB (property)', async () => {
  let some = 0;
  await fc.assert(
    fc.asyncProperty(pointedLists, async ({ counted, other }) => {
      const sql = await pointsStatement(SMALL_RULE, counted.people, other.people);
      const onDuckDb = await withConnection(SAMPLE_LIMITS, async (connection) =>
        asNumbers((await connection.runAndReadAll(sql)).getRows()),
      );
      const { rows } = await queryTrino(inject('trino').url, sql);
      expect(asNumbers(rows)).toEqual(onDuckDb);
      some += onDuckDb.length;
    }),
    { numRuns: 15 },
  );
  expect(some).toBeGreaterThan(0);
});
