import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { codedValues, codeOf } from '#core/attribute-codes.ts';
import type { Level } from '#core/hierarchy.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import { askedOf } from '#test/support/asked-of.ts';
import { naiveFiltered, naiveMatches, naiveRows } from '#test/support/naive-count.ts';
import type { OwnSql } from '#test/support/own-sql.ts';
import { runQuery } from '#test/support/run-query.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { type VaultList, writeVault } from '#test/support/vault.ts';
import { someKinds, twoLists } from '#test/support/vault-arbitrary.ts';

/** An attribute of a question by its list and its name. */
export interface SettingAttribute {
  readonly of: 'counted' | 'other';
  readonly name: string;
}

/** Two lists, and what is asked of them. */
export interface Setting {
  readonly counted: VaultList;
  readonly other: VaultList;
  readonly analysis: OwnSql;
  readonly kinds: readonly IdentifierKind[];
  readonly by: readonly SettingAttribute[];
  readonly k: number;
  /** Values that matches are limited to, by their attributes. */
  readonly where?: readonly (SettingAttribute & { readonly values: readonly string[] })[];
}

const listIn = ({ table: { party, dataset } }: VaultList) => ({ party, dataset });

/** Levels above an attribute: of three values or more two parents, and one above all. */
const levelsOver = (values: readonly string[]): readonly Level[] => {
  const all = (names: readonly string[]): Level => ({ name: 'all', parents: { all: names } });
  if (values.length < 3) return [all(values)];
  const [first, ...rest] = values.toSorted();
  return [{ name: 'half', parents: { one: [first ?? ''], two: rest } }, all(['one', 'two'])];
};

const declaredIn = ({ table: { party }, attributes }: VaultList) => ({
  ...{ party, attributes },
  hierarchies: Object.fromEntries(
    Object.entries(attributes).map(([name, values]) => [name, levelsOver(values)]),
  ),
});

/** What is asked, as a query of an engine. */
export const queryOf = (setting: Setting): VaultQuery => {
  const { counted, other, analysis, kinds, by, k, where } = setting;
  return vaultQuery(
    {
      analysis,
      ...{ counted: listIn(counted), other: listIn(other), on: [...kinds] },
      into: ['all'],
      by: by.map(({ of, name }) => ({ party: setting[of].table.party, attribute: name })),
      where: where?.map(({ of, name, values }) => ({
        ...{ party: setting[of].table.party, attribute: name },
        values: [...values],
      })),
    },
    askedOf({
      tables: { counted: counted.table, other: other.table },
      lists: { counted: declaredIn(counted), other: declaredIn(other) },
      k,
    }),
  );
};

/** A list whose people have the codes that the vault has of their values. */
const coded = ({ attributes: domain, people }: VaultList) => ({
  people: people.map(({ tokens, attributes }) => ({
    tokens,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, codeOf(domain[name] ?? [], value)]),
    ),
  })),
});

/** The matches that are let in. */
const naiveCounted = (setting: Setting) =>
  naiveFiltered(
    naiveMatches(coded(setting.counted), coded(setting.other), setting.kinds),
    (setting.where ?? []).map(({ of, name, values }) => {
      const domain = codedValues(setting[of].attributes[name] ?? []);
      const digits = domain.map((value) => (values.includes(value) ? '1' : '0'));
      return { by: { of, name, size: 0 }, digits: `0${digits.join('')}` };
    }),
  );

/** What a naive count answers to the same. */
const naiveAnswer = (setting: Setting): readonly Row[] =>
  naiveRows(naiveCounted(setting), {
    sql: queryOf(setting).sql,
    by: setting.by.map(({ of, name }) => {
      const size = setting[of].attributes[name]?.length ?? 0;
      return { of, name, size };
    }),
    k: setting.k,
    digits: queryOf(setting).values.slice(1, 4).map(String),
  });

/** Rows in one order, each a text. */
export const sortedRows = (rows: readonly Row[]): readonly string[] =>
  rows
    .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();

const ATTRIBUTES: readonly SettingAttribute[] = [
  { of: 'counted', name: 'tier' },
  { of: 'counted', name: 'place' },
  { of: 'other', name: 'device' },
  { of: 'other', name: 'place' },
];

/** Every shape that a question has, and as many attributes as it takes. */
const shape: fc.Arbitrary<Pick<Setting, 'analysis' | 'by'>> = fc
  .constantFrom(
    ['rollup', 1, 1] as const,
    ['overlap', 0, 0] as const,
    ['segments', 0, 4] as const,
    ['tables', 1, 4] as const,
  )
  .chain(([analysis, minLength, maxLength]) =>
    fc.record({
      analysis: fc.constant(analysis),
      by: fc.shuffledSubarray([...ATTRIBUTES], { minLength, maxLength }),
    }),
  );

/** Some of the attributes and of the values of each; none in half of the questions. */
const filter = (lists: Pick<Setting, 'counted' | 'other'>, by: Setting['by']) =>
  fc
    .shuffledSubarray([...by, ...ATTRIBUTES.slice(0, 4 - by.length)], { maxLength: 2 })
    .chain((filtered) =>
      fc.tuple(
        ...[...new Set(filtered)].map((each) =>
          fc
            .shuffledSubarray([...(lists[each.of].attributes[each.name] ?? [])], { minLength: 1 })
            .map((values) => ({ ...each, values })),
        ),
      ),
    )
    .chain((where) => fc.constantFrom(undefined, where.length === 0 ? undefined : where));

/** Two lists and any question on them. */
const setting: fc.Arbitrary<Setting> = fc
  .tuple(twoLists, someKinds, fc.integer({ min: 1, max: 6 }), shape)
  .chain(([lists, kinds, k, asked]) =>
    filter(lists, asked.by).map((where) => ({
      ...{ ...lists, kinds, k, ...asked },
      ...(where && { where }),
    })),
  );

/** Answers an engine over two lists in the vault under a folder. */
export type OpenEngine = (
  root: string,
  lists: readonly VaultList[],
) => QueryEngine | Promise<QueryEngine>;

/** What every query engine promises. */
export const queryEngineContract = (
  name: string,
  open: OpenEngine,
  { numRuns = 20, readsTables = true }: { numRuns?: number; readsTables?: boolean } = {},
): void => {
  describe(`${name} is a query engine`, () => {
    afterEach(removeTempFolders);

    const engineFor = async ({ counted, other }: Setting): Promise<QueryEngine> => {
      const root = await tempFolder();
      await writeVault(root, counted, other);
      return open(root, [counted, other]);
    };

    it('counts as a naive count does, and answers every declared cell (property)', async () => {
      await fc.assert(
        fc.asyncProperty(setting, async (each) => {
          const engine = await engineFor(each);
          const { rows } = await runQuery(engine, queryOf(each));
          expect(sortedRows(rows)).toEqual(sortedRows(naiveAnswer(each)));
        }),
        { numRuns },
      );
    });

    it('says how much it read', async () => {
      const [each] = fc.sample(setting, { numRuns: 1, seed: 7 });
      if (!each) throw new Error('no sample');
      const { scannedBytes } = await runQuery(await engineFor(each), queryOf(each));
      expect(scannedBytes).toBeGreaterThan(0);
    });

    it('fails, and does not count, when a value is missing, or a name of what it reads', async () => {
      const [each] = fc.sample(setting, { numRuns: 1, seed: 7 });
      if (!each) throw new Error('no sample');
      const engine = await engineFor(each);
      const query = queryOf(each);
      await expect(runQuery(engine, { ...query, values: query.values.slice(1) })).rejects.toThrow();
      if (!readsTables) return;
      const { counted } = query.tables;
      await expect(
        runQuery(engine, { ...query, tables: counted ? { counted } : {} }),
      ).rejects.toThrow(/\{\{other\}\}/);
    });
  });
};
