import { renderSql } from '#adapters/sql-files.ts';
import { TOKEN_KINDS, type TokenKind } from '#core/identifiers/kinds.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import type { QueryValue, VaultQuery } from '#core/matching/vault-query.ts';
import type { ObjectStore, StoredObject } from '#core/ports/object-store.ts';
import type { FinishedQuery, QueryEngine, Quote } from '#core/ports/query-engine.ts';
import { askHistories } from '#test/support/memory/memory-history-engine.ts';
import { tokenFiles, vaultPeople } from '#test/support/memory/vault-people.ts';
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
const kindsIn = (values: readonly QueryValue[]): readonly TokenKind[] =>
  TOKEN_KINDS.filter((kind) => values.includes(kind)).sort(
    (one, other) => values.indexOf(one) - values.indexOf(other),
  );

const sizeOf = (files: readonly StoredObject[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Answers the questions of the catalogue by the model of the match, from the token files of a store; those of histories by their SQL. */
export class MemoryQueryEngine implements QueryEngine {
  readonly #objects: ObjectStore;

  constructor(objects: ObjectStore) {
    this.#objects = objects;
  }

  quote(scannedBytes: number): Promise<Quote> {
    return Promise.resolve({ scannedBytes, dollars: 0 });
  }

  async run(query: VaultQuery): Promise<FinishedQuery> {
    if (query.links) return askHistories(this.#objects, query);
    // A query without a name or a value that its SQL asks for is a fault, here as on an engine.
    const { values } = await renderSql(query, { match: 'fast', quote: (name) => name });
    const { counted, other } = query.tables;
    const objects = this.#objects;
    if (!counted || !other) throw new Error(`nothing counts "${query.sql}" in memory`);
    const lists = [await vaultPeople(objects, counted), await vaultPeople(objects, other)] as const;
    const [matches, by] = counting(query, naiveMatches(...lists, kindsIn(values)));
    return {
      outcome: 'finished',
      rows: naiveRows(matches, {
        ...{ sql: query.sql, by, k: Number(values.at(-1)) },
        digits: query.sql === 'analyses/rollup' ? query.values.slice(1, -1).map(String) : [],
      }),
      scannedBytes: sizeOf([
        ...(await tokenFiles(objects, counted)),
        ...(await tokenFiles(objects, other)),
      ]),
    };
  }
}
