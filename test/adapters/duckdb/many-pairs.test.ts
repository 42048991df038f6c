import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { makeMatch } from '#adapters/duckdb/match/make-match.ts';
import { MATCH_BOUNDS, MATCHES } from '#adapters/duckdb/match/match-making.ts';
import { quoteTarget } from '#adapters/duckdb/quote.ts';
import { BY_POINTS } from '#core/identifiers/kinds.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { SMALL_RULE } from '#test/support/pointed-lists.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { tableOf } from '#test/support/vault.ts';

vi.setConfig({ testTimeout: 60_000 });

afterEach(removeTempFolders);

/** More than DuckDB's appender holds back, which are a hundred of its vectors of 2,048 rows. */
const PEOPLE = 210_000;

it('a match by points has all of its pairs, however many', async () => {
  const path = join(await tempFolder(), 'email.parquet');
  const match: VersionsMatch = {
    counted: tableOf('brand', 'customers'),
    other: tableOf('publisher', 'audience'),
    on: [BY_POINTS],
    points: { ...SMALL_RULE, kinds: ['email'] },
    people: { counted: PEOPLE, other: PEOPLE },
    rows: PEOPLE,
    attributes: [],
  };
  const found = await withConnection(TEST_LIMITS, async (connection) => {
    await connection.run(
      `copy (select n as token_hi, n as token_lo, n as person from range(${PEOPLE}) numbers (n)) to ${quoteTarget(path)} (format parquet)`,
    );
    await makeMatch(connection, { match, bounds: MATCH_BOUNDS, files: () => [path] });
    return connection.runAndReadAll(
      `select count(*)::integer, count(*) filter (counted_person = other_person)::integer from ${MATCHES}`,
    );
  });
  expect(found.getRows()).toEqual([[PEOPLE, PEOPLE]]);
});
