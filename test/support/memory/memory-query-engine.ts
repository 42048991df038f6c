import { renderSql } from '#adapters/sql-files.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { ObjectStore, StoredObject } from '#core/ports/object-store.ts';
import type { FinishedQuery, QueryEngine } from '#core/ports/query-engine.ts';
import { kindOfTokenFile, type VersionId, versionPrefix } from '#core/room-layout.ts';
import { type ParquetTable, parseParquet } from '#test/support/memory/parquet-table.ts';
import { peopleIn, type TokenPerson } from '#test/support/memory/token-files.ts';
import {
  type NaiveAttribute,
  naiveMatches,
  naiveOverlap,
  naiveSegments,
} from '#test/support/naive-count.ts';

type Matches = ReturnType<typeof naiveMatches>;
type Count = (matches: Matches, query: VaultQuery, k: number) => readonly Row[];

const overlap: Count = (matches, _, k) => {
  const people = naiveOverlap(matches, k);
  return people === undefined ? [] : [{ people }];
};

const segments: Count = (matches, { columns }, k) => {
  const by = [columns.first, columns.second].flatMap((each): NaiveAttribute[] =>
    each === undefined || each === 'none'
      ? []
      : [{ of: each.table === 'counted' ? 'counted' : 'other', name: each.column }],
  );
  return [...naiveSegments(matches, by, k)].map(([place, people]): Row => {
    const [level, first_value, second_value] = JSON.parse(place);
    return { level, first_value, second_value, people };
  });
};

const TABLES = ['first', 'second', 'third', 'fourth'];

const tables: Count = (matches, { columns }, k) => {
  const whole = naiveOverlap(matches, k);
  const byEach = TABLES.flatMap((name, place) => {
    const column = columns[name];
    if (column === undefined || column === 'none') return [];
    const by: NaiveAttribute = {
      of: column.table === 'counted' ? 'counted' : 'other',
      name: column.column,
    };
    return [...naiveSegments(matches, [by], k)].flatMap(([key, people]): Row[] => {
      const [level, value] = JSON.parse(key);
      return level === 0 ? [{ level: 0b1111 ^ (0b1000 >> place), value, people }] : [];
    });
  });
  return whole === undefined ? byEach : [...byEach, { level: 0b1111, value: null, people: whole }];
};

/** What counts in place of each file of SQL. */
const COUNTS: Readonly<Record<string, Count>> = {
  'analyses/overlap': overlap,
  'analyses/segments': segments,
  'analyses/tables': tables,
};

const sizeOf = (files: readonly StoredObject[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Answers the questions of the catalogue by the model of the match, from the token files of a store. */
export class MemoryQueryEngine implements QueryEngine {
  readonly #objects: ObjectStore;

  constructor(objects: ObjectStore) {
    this.#objects = objects;
  }

  quote(): Promise<number> {
    return Promise.resolve(0);
  }

  async run(query: VaultQuery): Promise<FinishedQuery> {
    // A query without a name or a value that its SQL asks for is a fault, here as on an engine.
    const { values } = await renderSql(query, (name) => name);
    const count = COUNTS[query.sql];
    const { counted, other } = query.tables;
    if (!count || !counted || !other) throw new Error(`nothing counts "${query.sql}" in memory`);
    const kinds = String(values[0]).split(',') as IdentifierKind[];
    const lists = [await this.#people(counted), await this.#people(other)] as const;
    const rows = count(naiveMatches(...lists, kinds), query, Number(values.at(-1)));
    return {
      outcome: 'finished',
      rows,
      scannedBytes: sizeOf([...(await this.#files(counted)), ...(await this.#files(other))]),
    };
  }

  async #files(table: VersionId): Promise<readonly StoredObject[]> {
    const stored = await this.#objects.list(versionPrefix(table));
    return stored.filter(({ key }) => kindOfTokenFile(key) !== undefined);
  }

  async #people(table: VersionId): Promise<{ readonly people: readonly TokenPerson[] }> {
    const files = await this.#files(table);
    if (files.length === 0)
      throw new AirlockError('room', 'A version in the question has lost its token files.');
    const tables = await Promise.all(
      files.map(
        async ({ key }): Promise<[IdentifierKind | undefined, ParquetTable]> => [
          kindOfTokenFile(key),
          await parseParquet((await this.#objects.get(key)) ?? new Uint8Array()),
        ],
      ),
    );
    const ofKind = (kind: IdentifierKind): readonly ParquetTable[] =>
      tables.filter(([each]) => each === kind).map(([, table]) => table);
    return { people: peopleIn(IDENTIFIER_KINDS.map((kind) => [kind, ofKind(kind)])) };
  }
}
