import { renderSql } from '#adapters/sql-files.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import type { QueryTable, QueryValue, VaultQuery } from '#core/matching/vault-query.ts';
import type { ObjectStore, StoredObject } from '#core/ports/object-store.ts';
import type { FinishedQuery, QueryEngine, Quote } from '#core/ports/query-engine.ts';
import { kindOfTokenFile, versionPrefix } from '#core/room-layout.ts';
import { type ParquetTable, parseParquet } from '#test/support/memory/parquet-table.ts';
import { peopleIn, type TokenPerson } from '#test/support/memory/token-files.ts';
import {
  type NaiveAttribute,
  naiveFiltered,
  naiveMatches,
  naiveRows,
} from '#test/support/naive-count.ts';

/** The attribute at each place of a question, by the columns that its match relation reads; sizes stand before k. */
const attributesOf = ({
  sql,
  columns,
  values,
}: VaultQuery): readonly (NaiveAttribute | undefined)[] => {
  const sizes = values.slice(sql === 'analyses/tables' ? 1 : 0).map(Number);
  return PLACES.map((place, at) =>
    (['counted', 'other'] as const)
      .flatMap((of): NaiveAttribute[] => {
        const column = columns[`${of}_${place}`];
        const size = sizes[at] ?? 0;
        return typeof column === 'object' ? [{ of, name: column.column, size }] : [];
      })
      .at(0),
  );
};

/** The matches that a question counts, and the attributes by which it does. */
const counting = (
  query: VaultQuery,
  matches: ReturnType<typeof naiveMatches>,
): readonly [ReturnType<typeof naiveMatches>, NaiveAttribute[]] => {
  const attributes = attributesOf(query);
  const { digits, kept = PLACES } = query.filter ?? {};
  const by = attributes.filter((each, at) => each && kept.includes(PLACES[at] ?? ''));
  const filtered =
    digits === undefined
      ? matches
      : naiveFiltered(
          matches,
          digits.map((each, at) => ({ by: attributes[at], digits: each })),
        );
  return [filtered, by.filter((each) => each !== undefined)];
};

/** The kinds of a match in their order: each is bound once for either list. */
const kindsIn = (values: readonly QueryValue[]): readonly IdentifierKind[] =>
  IDENTIFIER_KINDS.filter((kind) => values.includes(kind)).sort(
    (one, other) => values.indexOf(one) - values.indexOf(other),
  );

const sizeOf = (files: readonly StoredObject[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Answers the questions of the catalogue by the model of the match, from the token files of a store. */
export class MemoryQueryEngine implements QueryEngine {
  readonly #objects: ObjectStore;

  constructor(objects: ObjectStore) {
    this.#objects = objects;
  }

  quote(scannedBytes: number): Promise<Quote> {
    return Promise.resolve({ scannedBytes, dollars: 0 });
  }

  async run(query: VaultQuery): Promise<FinishedQuery> {
    // A query without a name or a value that its SQL asks for is a fault, here as on an engine.
    const { values } = await renderSql(query, { match: 'fast', quote: (name) => name });
    const { counted, other } = query.tables;
    if (!counted || !other) throw new Error(`nothing counts "${query.sql}" in memory`);
    const lists = [await this.#people(counted), await this.#people(other)] as const;
    const [matches, by] = counting(query, naiveMatches(...lists, kindsIn(values)));
    return {
      outcome: 'finished',
      rows: naiveRows(matches, {
        ...{ sql: query.sql, by, k: Number(values.at(-1)) },
        digits: query.sql === 'analyses/rollup' ? query.values.slice(1, -1).map(String) : [],
      }),
      scannedBytes: sizeOf([...(await this.#files(counted)), ...(await this.#files(other))]),
    };
  }

  async #files(table: QueryTable): Promise<readonly StoredObject[]> {
    const stored = await this.#objects.list(versionPrefix(table));
    return stored.filter(({ key }) => kindOfTokenFile(key) !== undefined);
  }

  async #people(table: QueryTable): Promise<{ readonly people: readonly TokenPerson[] }> {
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
