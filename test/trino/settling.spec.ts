import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import { domainOf } from '#core/attribute-codes.ts';
import type { VersionFiles } from '#core/ports/version-files.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { DUPLICATES_SHAPE, duplicateDrop, keptBy } from '#test/support/duplicate-drops.ts';
import { naiveSettle } from '#test/support/naive-settle.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { settleParts } from '#test/support/token-setting.ts';
import { makeSettlingSchema, settleOnTrino } from '#test/trino/settle-on-trino.ts';

const tokeniser = new DuckDbTokeniser(TEST_LIMITS);
const onDuckDb = new DuckDbVersionFiles(TEST_LIMITS);
const attributes = Object.keys(domainOf(DUPLICATES_SHAPE.attributes));

/** The files of versions, whose shards Trino settles. */
const onTrino: VersionFiles = {
  settle: (pieces, target) => settleOnTrino(inject('trino'), { ...pieces, attributes }, target),
  settleEvents: (files, target) => onDuckDb.settleEvents(files, target),
  bridge: (people, events) => onDuckDb.bridge(people, events),
  peopleWith: (version, tokens) => onDuckDb.peopleWith(version, tokens),
  eventsWith: (version, tokens, most) => onDuckDb.eventsWith(version, tokens, most),
  sumLosses: (losers, list) => onDuckDb.sumLosses(losers, list),
  withComparison: (newer, use) => onDuckDb.withComparison(newer, use),
};

describe('the statements that settle a shard', () => {
  beforeAll(() => makeSettlingSchema(inject('trino')));
  afterEach(removeTempFolders);

  it.each([
    [1, 3],
    [16, 1],
  ] as const)(
    'leave on Trino what they leave on DuckDB and what no SQL leaves, with %d shards (property)',
    async (shards, numRuns) => {
      await fc.assert(
        fc.asyncProperty(duplicateDrop, async (parts) => {
          const { kept, ...counted } = await naiveSettle(DUPLICATES_SHAPE, parts);
          for (const versionFiles of [onDuckDb, onTrino]) {
            const makers = { tokeniser, versionFiles, shards };
            const settled = await settleParts(makers, DUPLICATES_SHAPE, parts);
            const { lost, lostPeople, summary } = settled;
            expect({ lost, lostPeople, summary }).toEqual(counted);
            expect(await keptBy(settled)).toEqual(kept);
          }
        }),
        { numRuns },
      );
    },
  );
});
