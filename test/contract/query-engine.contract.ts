import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { matchOn } from '#core/matching/match.ts';
import type { ColumnName, VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import {
  type NaiveAttribute,
  naiveMatches,
  naiveOverlap,
  naiveSegments,
} from '#test/support/naive-count.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { type VaultList, writeVault } from '#test/support/vault.ts';
import { someKinds, twoLists } from '#test/support/vault-arbitrary.ts';

/** Two lists, what to match on and the threshold: what a question comes down to. */
export interface Setting {
  readonly counted: VaultList;
  readonly other: VaultList;
  readonly kinds: readonly IdentifierKind[];
  readonly k: number;
}

/** The overlap as a query of the engine. */
export const overlapQuery = ({ counted, other, kinds, k }: Setting): VaultQuery => ({
  sql: 'analyses/overlap',
  includes: { match: matchOn(kinds) },
  tables: { counted: counted.table, other: other.table },
  columns: {},
  values: [k],
});

/** Segments by one or two attributes as a query of the engine. */
export const segmentsQuery = (setting: Setting, by: readonly NaiveAttribute[]): VaultQuery => {
  const column = (at: number): ColumnName => {
    const attribute = by[at];
    return attribute ? { table: attribute.of, column: attribute.name } : 'none';
  };
  const kinds = setting.kinds.join(',');
  return {
    sql: 'analyses/segments',
    includes: { match: matchOn(setting.kinds) },
    tables: { counted: setting.counted.table, other: setting.other.table },
    columns: { first: column(0), second: column(1) },
    values: [kinds, kinds, setting.k],
  };
};

const ATTRIBUTES: readonly NaiveAttribute[] = [
  { of: 'counted', name: 'tier' },
  { of: 'counted', name: 'place' },
  { of: 'other', name: 'device' },
  { of: 'other', name: 'place' },
];

const setting = fc
  .tuple(twoLists, someKinds, fc.integer({ min: 1, max: 6 }))
  .map(([lists, kinds, k]): Setting => ({ ...lists, kinds, k }));

/** Answers an engine over two lists in the vault under a folder. */
export type OpenEngine = (
  root: string,
  lists: readonly VaultList[],
) => QueryEngine | Promise<QueryEngine>;

/** What every query engine promises. */
export const queryEngineContract = (name: string, open: OpenEngine): void => {
  describe(`${name} is a query engine`, () => {
    afterEach(removeTempFolders);

    const engineFor = async ({ counted, other }: Setting): Promise<QueryEngine> => {
      const root = await tempFolder();
      await writeVault(root, counted, other);
      return open(root, [counted, other]);
    };

    it('counts an overlap as a naive count does (property)', async () => {
      await fc.assert(
        fc.asyncProperty(setting, async (each) => {
          const engine = await engineFor(each);
          const { rows } = await runQuery(engine, overlapQuery(each));
          const matches = naiveMatches(each.counted, each.other, each.kinds);
          const people = naiveOverlap(matches, each.k);
          expect(rows).toEqual(people === undefined ? [] : [{ people }]);
        }),
        { numRuns: 15 },
      );
    });

    it('counts segments as a naive count does (property)', async () => {
      const by = fc.shuffledSubarray([...ATTRIBUTES], { minLength: 1, maxLength: 2 });
      await fc.assert(
        fc.asyncProperty(setting, by, async (each, attributes) => {
          const engine = await engineFor(each);
          const { rows } = await runQuery(engine, segmentsQuery(each, attributes));
          const matches = naiveMatches(each.counted, each.other, each.kinds);
          const counts = new Map(
            rows.map(({ level, first_value, second_value, people }) => [
              JSON.stringify([level, first_value, second_value]),
              people,
            ]),
          );
          expect(counts.size).toBe(rows.length);
          expect(Object.fromEntries(counts)).toEqual(
            Object.fromEntries(naiveSegments(matches, attributes, each.k)),
          );
        }),
        { numRuns: 25 },
      );
    });

    it('says how much it read', async () => {
      const [each] = fc.sample(setting, { numRuns: 1, seed: 7 });
      if (!each) throw new Error('no sample');
      const { scannedBytes } = await runQuery(await engineFor(each), overlapQuery(each));
      expect(scannedBytes).toBeGreaterThan(0);
    });

    it('fails, and does not count, when a value or a name is missing', async () => {
      const [each] = fc.sample(setting, { numRuns: 1, seed: 7 });
      if (!each) throw new Error('no sample');
      const engine = await engineFor(each);
      const query = overlapQuery(each);
      await expect(runQuery(engine, { ...query, values: query.values.slice(1) })).rejects.toThrow();
      const { counted } = query.tables;
      await expect(
        runQuery(engine, { ...query, tables: counted ? { counted } : {} }),
      ).rejects.toThrow(/\{\{other\}\}/);
    });
  });
};
