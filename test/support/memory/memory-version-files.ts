import { join } from 'node:path';
import { canonicalJson } from '#core/canonical-json.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type {
  ChangeSince,
  KindFiles,
  RewrittenFile,
  SettledVersion,
  VersionFiles,
  VersionSummary,
} from '#core/ports/version-files.ts';
import { sha256 } from '#core/sha256.ts';
import {
  type ParquetTable,
  readParquetTable,
  writeParquetTable,
} from '#test/support/memory/parquet-table.ts';
import { attributesIn, peopleIn, tokenText } from '#test/support/memory/token-files.ts';
import { naiveDifference, type PlainVersion } from '#test/support/naive-difference.ts';

const tablesOf = async (paths: readonly string[]): Promise<readonly ParquetTable[]> =>
  Promise.all(paths.map(readParquetTable));

type Loses = (row: ParquetTable['rows'][number]) => boolean;

/** Says of a row of these files whether a lower person holds its token too. */
const losersOf = (tables: readonly ParquetTable[]): Loses => {
  const winners = new Map<string, unknown>();
  for (const row of tables.flatMap(({ rows }) => rows)) {
    const token = tokenText(row);
    const winner = winners.get(token);
    if (winner === undefined || Number(row.person) < Number(winner)) winners.set(token, row.person);
  }
  return (row) => winners.get(tokenText(row)) !== row.person;
};

/** One version as the model of the comparison takes it: a person a row, by the text of its tokens. */
const plainVersion = async (files: KindFiles): Promise<PlainVersion> => {
  const kinds = [...files].filter(([, paths]) => paths.length > 0).map(([kind]) => kind);
  const tables = await Promise.all(
    kinds.map(async (kind) => [kind, await tablesOf(files.get(kind) ?? [])] as const),
  );
  const names = attributesIn(tables.flatMap(([, each]) => each));
  const people = peopleIn(tables);
  return {
    shape: { kinds, attributes: Object.fromEntries(names.map((name) => [name, []])) },
    rows: people.map(({ tokens, attributes }) => [
      ...kinds.map((kind) => tokens[kind] ?? null),
      ...names.map((name) => attributes[name] ?? null),
    ]),
  };
};

/** Settles and compares versions by going through their rows. */
export class MemoryVersionFiles implements VersionFiles {
  async settle(files: KindFiles, target: string): Promise<SettledVersion> {
    const lostIdentifiers = new Map<IdentifierKind, number>();
    const rewritten: RewrittenFile[] = [];
    const [lost, kept] = [new Set<unknown>(), new Set<unknown>()];
    for (const [kind, paths] of files) {
      const tables = await tablesOf(paths);
      const loses = losersOf(tables);
      for (const [index, { columns, rows }] of tables.entries()) {
        const left = rows.filter((row) => !loses(row));
        for (const row of rows) (loses(row) ? lost : kept).add(row.person);
        if (left.length === rows.length) continue;
        const path = join(target, `${kind}-${index}.parquet`);
        await writeParquetTable(path, { columns, rows: left });
        rewritten.push({ kind, index, path });
        lostIdentifiers.set(kind, (lostIdentifiers.get(kind) ?? 0) + rows.length - left.length);
      }
    }
    const lostPeople = [...lost].filter((person) => !kept.has(person)).length;
    return { lostIdentifiers, lostPeople, rewritten };
  }

  async summarise(files: KindFiles): Promise<VersionSummary> {
    const { shape, rows } = await plainVersion(files);
    const names = [...shape.kinds, ...Object.keys(shape.attributes)];
    const said = rows.map((row) =>
      canonicalJson(Object.fromEntries(names.map((name, at) => [name, row[at] ?? null]))),
    );
    const support = Object.keys(shape.attributes)
      .sort()
      .flatMap((attribute) => {
        const values = rows.map((row) => row[names.indexOf(attribute)] ?? '').sort();
        return [...Map.groupBy(values, (value) => value)].map(([value, having]) => ({
          ...{ attribute, value },
          people: having.length,
        }));
      });
    return { fingerprint: sha256(said.toSorted().join('\n')).slice(0, 32), support };
  }

  async withComparison<Result>(
    newer: KindFiles,
    use: (changeSince: ChangeSince) => Promise<Result>,
  ): Promise<Result> {
    const version = await plainVersion(newer);
    return use(async (older) => naiveDifference(version, await plainVersion(older)));
  }
}
